"""Forms of the pages about cadres."""

from datetime import date
from typing import Any

from django import forms

from congdoan.foundation.access.doors import day_field
from congdoan.foundation.kernel.errors import DomainError
from congdoan.people.officers import rules
from congdoan.people.officers.forms.asked import SUGGESTED
from congdoan.people.officers.forms.choosing import membership_of
from congdoan.people.officers.services import Attended

MOST_ATTENDED = 60


class MemberForm(forms.Form):
    """A form that begins with a member of a unit or of those below, picked from the suggestions."""

    member = forms.CharField(label="Đoàn viên", max_length=200, widget=forms.TextInput(attrs=SUGGESTED), help_text="Gõ tên để chọn.")

    def __init__(self, *given: Any, unit_id: int, day: date, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.unit_id, self.day = unit_id, day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("member"):
            try:
                given["membership_id"] = membership_of(given.pop("member"), unit_id=self.unit_id, on=self.day)
            except DomainError as refusal:
                self.add_error("member", refusal.explain())
        return given


class CadreForm(MemberForm):
    """What an officer has learned."""

    schooling = forms.CharField(label=rules.CADRE_FIELDS["schooling"], max_length=120, required=False, help_text="Như “12/12”.")
    expertise = forms.CharField(label=rules.CADRE_FIELDS["expertise"], max_length=200, required=False)
    politics = forms.CharField(label=rules.CADRE_FIELDS["politics"], max_length=120, required=False, help_text="Như “Trung cấp”.")
    language = forms.CharField(label=rules.CADRE_FIELDS["language"], max_length=120, required=False)
    assessment = forms.CharField(label=rules.CADRE_FIELDS["assessment"], max_length=300, required=False)


class PlanForm(MemberForm):
    """Whom a union plans for which post."""

    place = forms.ChoiceField(
        label="Chức danh",
        choices=[
            (f"{body}/{post}", f"{words}: {post_words}")
            for body, words in rules.BODIES.items() if body in rules.ELECTED for post, post_words in rules.POSTS[body].items()
        ],
    )  # fmt: skip
    term_name = forms.CharField(label="Nhiệm kỳ", max_length=120, help_text="Như “2028–2033”.")
    decision = forms.CharField(label="Số văn bản", max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("place"):
            given["body"], given["post"] = given.pop("place").split("/")
        return given


class CourseForm(forms.Form):
    """A course."""

    name = forms.CharField(label="Tên lớp", max_length=200)
    first_on = day_field("Ngày đầu")
    last_on = day_field("Ngày cuối")
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)
    lessons = forms.IntegerField(label="Số tiết", min_value=1, max_value=2_000, required=False)
    decision = forms.CharField(label="Số quyết định", max_length=120, required=False)


class AttendanceForm(forms.Form):
    """Who came, one a line; the certificate behind the last |."""

    outcome = forms.ChoiceField(label="Kết quả", choices=list(rules.OUTCOMES.items()), initial="attended")
    people = forms.CharField(
        label="Người dự", max_length=20_000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Mỗi dòng một người: họ tên, hoặc #số; số chứng nhận sau dấu | nếu có. Dán từ Excel được.",
    )  # fmt: skip

    def __init__(self, *given: Any, unit_id: int, day: date, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.unit_id, self.day = unit_id, day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        lines = [line.strip() for line in (given.get("people") or "").splitlines() if line.strip()]
        if len(lines) > MOST_ATTENDED:
            raise forms.ValidationError(f"Mỗi lần ghi nhiều nhất {MOST_ATTENDED} người.")
        found = []
        for place, line in enumerate(lines, start=1):
            name, _, certificate = line.replace("\t", "|").partition("|")
            try:
                member = membership_of(name.strip(), unit_id=self.unit_id, on=self.day)
            except DomainError as refusal:
                self.add_error("people", f"Dòng {place}: {refusal.explain()}")
            else:
                found.append(Attended(member, given.get("outcome", ""), certificate.strip()[:60]))
        given["attended"] = found
        return given


class AllowanceForm(forms.Form):
    """The coefficient that a decision gives."""

    coefficient = forms.RegexField(
        r"^\d{1,2}([,.]\d{1,2})?$", label="Hệ số lương cơ sở", max_length=5, help_text="Như 0,70.",
        error_messages={"invalid": "Ghi hệ số như 0,70."},
    )  # fmt: skip
    since = day_field("Từ ngày")
    decision = forms.CharField(label="Số quyết định", max_length=120)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("coefficient"):
            whole, _, part = given.pop("coefficient").replace(".", ",").partition(",")
            given["hundredths"] = int(whole) * 100 + int(part.ljust(2, "0"))
        return given
