"""Forms of the pages. Authors and parts of a benefit are rows of a table; rows left empty count for nothing."""

from typing import Any

from django import forms

from congdoan.activities.emulation import queries, services
from congdoan.activities.emulation.rules import AuthorDraft, PartDraft
from congdoan.activities.emulation.rules.authors import WHOLE, percent
from congdoan.activities.emulation.rules.benefit import KINDS
from congdoan.activities.emulation.rules.words import CONFLICTS, DECLARED, PAY, POSTS, VERDICTS
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access.doors import day_field
from congdoan.foundation.kernel.money import NotAnAmount, parse_dong
from congdoan.people.organisations import queries as organisations

from .rows import Rows, choice, line, long_text, tick

AUTHORS, PARTS, JUDGES, CRITERIA = 5, 6, 9, 5


class Photos(forms.FileInput):
    """A file input that takes several, and opens the camera of a phone."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return every file that came."""
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class PhotosField(forms.FileField):
    """Several files; the value is a list of (name, bytes)."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(widget=Photos(attrs={"accept": "image/jpeg,image/png,.pdf,.docx,.xlsx", "multiple": True}), **facts)

    def clean(self, data: Any, initial: Any = None) -> list[tuple[str, bytes]]:
        given = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        return [(one.name or "", one.read()) for one in given]


class InitiativeForm(Rows):
    """An initiative as its authors tell it."""

    client_key = forms.UUIDField(widget=forms.HiddenInput)
    title = line("Tên sáng kiến", 200)
    problem = long_text("Vấn đề, tình trạng trước", 3000, help_text="Đang vướng gì, bao nhiêu, ở đâu.")
    solution = long_text("Giải pháp", 5000, help_text="Làm gì, khác cách cũ thế nào.", rows=5)
    field = line("Lĩnh vực", 60, is_required=False, help_text="Như may, cơ khí, điện, an toàn, văn phòng.")
    place = line("Nơi áp dụng lần đầu", 200)
    first_applied_on = day_field("Ngày áp dụng lần đầu", help_text="Kể cả áp dụng thử.")
    is_computed = tick("Tính được bằng tiền", help_text="Bỏ chọn nếu lợi ích không tính được thành tiền.")
    other_benefit = long_text("Lợi ích khác", 1000, is_required=False, rows=2)
    may_disclose = tick("Đồng ý công khai nội dung", help_text="Cho đơn vị khác và trang công khai đọc giải pháp.")
    photos = PhotosField(label="Ảnh, minh chứng", required=False, help_text="Nhiều tệp: JPG, PNG, PDF, Word, Excel; mỗi tệp đến 10 MB.")

    def __init__(self, *given: Any, unit_id: int, has_photos: bool = True, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.unit_id = unit_id
        if not has_photos:
            del self.fields["photos"]
        self.rows(
            "author", AUTHORS, name=line("Họ tên", 120, is_required=False), share=line("Tỷ lệ %", 9, is_required=False),
            part=line("Phần việc", 200, is_required=False), is_named=tick("Cho nêu tên khi công khai"),
        )  # fmt: skip
        self.rows(
            "part", PARTS, kind=choice("Loại", KINDS, is_required=False), words=line("Là gì", 200, is_required=False),
            formula=line("Công thức", 200, is_required=False), evidence=line("Minh chứng", 200, is_required=False),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self.authors = [self._author(row) for row in self.filled("author", given, "name", "share")]
        parts = self.filled("part", given, "words", "formula", "evidence")
        self.parts = [PartDraft(row["kind"], row["words"], row["formula"], row["evidence"]) for row in parts]
        return given

    def _author(self, row: dict[str, Any]) -> AuthorDraft:
        try:
            share = share_of(row["share"])
        except ValueError:
            self.add_error(None, f"{row['name'] or 'Tác giả'}: tỷ lệ ghi như 50 hoặc 33,33")
            share = 0
        return AuthorDraft(
            row["name"], share, row["part"], queries.member_named(self.unit_id, row["name"], on=doors.today()), bool(row["is_named"])
        )

    def draft(self) -> services.InitiativeDraft:
        """Return the initiative as the service takes it."""
        plain = {name: self.cleaned_data[name] for name in ("title", "problem", "solution", "place", "first_applied_on", "field",
                                                            "is_computed", "other_benefit", "may_disclose")}  # fmt: skip
        return services.InitiativeDraft(**plain, authors=self.authors, parts=self.parts if plain["is_computed"] else ())


class BenefitForm(Rows):
    """What the employer verified of a year; it begins with what was claimed."""

    verifier = line("Người xác nhận", 200, help_text="Họ tên, chức vụ ở doanh nghiệp.")
    minutes = line("Biên bản xác nhận", 200, help_text="Số, ngày biên bản.")
    verified_on = day_field("Ngày xác nhận")

    def __init__(self, *given: Any, is_computed: bool, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.is_computed = is_computed
        self.rows(
            "part", PARTS if is_computed else 0, kind=choice("Loại", KINDS, is_required=False), words=line("Là gì", 200, is_required=False),
            formula=line("Công thức đã xác minh", 200, is_required=False), evidence=line("Minh chứng", 200, is_required=False),
            why=line("Vì sao chênh", 300, is_required=False),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        rows = self.filled("part", given, "words", "formula")
        given["parts"] = [PartDraft(row["kind"], row["words"], row["formula"], row["evidence"], row["why"]) for row in rows]
        return {name: given.get(name) for name in ("verifier", "minutes", "verified_on", "parts")}


class RewardForm(forms.Form):
    """What was paid."""

    kind = choice("Khoản chi", PAY)
    year_no = forms.TypedChoiceField(label="Của năm thứ", coerce=int, choices=[(year, str(year)) for year in (1, 2, 3)])
    amount = forms.CharField(label="Số tiền (đồng)", max_length=30, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    payer = line("Bên chi", 200, help_text="Như Công ty, hoặc quỹ công đoàn.")
    decision = line("Quyết định, chứng từ", 120)
    paid_on = day_field("Ngày chi")
    region = forms.ChoiceField(
        label="Vùng lương tối thiểu", required=False, choices=[("", "–"), *((one, one) for one in ("I", "II", "III", "IV"))],
        help_text="Chỉ cần khi lợi ích không tính được bằng tiền.",
    )  # fmt: skip

    def clean_amount(self) -> int:
        """Return the amount."""
        try:
            return parse_dong(self.cleaned_data["amount"])
        except NotAnAmount as refusal:
            raise forms.ValidationError(refusal.explain()) from None


class CouncilForm(Rows):
    """A new council."""

    unit_id = forms.TypedChoiceField(label="Hội đồng của", coerce=int)
    name = line("Tên Hội đồng", 200)
    decision = line("Quyết định thành lập", 120)
    since = day_field("Từ ngày")
    least_sheets = forms.IntegerField(label="Số phiếu tối thiểu", min_value=2, max_value=99)
    pass_score = forms.IntegerField(label="Điểm đạt", min_value=1, max_value=10_000)

    def __init__(self, *given: Any, units: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit_id"].choices = units  # type: ignore[attr-defined]
        most = forms.IntegerField(label="Điểm tối đa", required=False, min_value=1, max_value=1000)
        self.rows("criterion", CRITERIA, name=line("Tiêu chí", 80, is_required=False), most=most)
        self.rows("judge", JUDGES, username=line("Tài khoản", 150, is_required=False), post=choice("Chức danh", POSTS, is_required=False),
                  home=line("Mã đơn vị nơi sinh hoạt", 40, is_required=False))  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        criteria = [(row["name"], row["most"] or 0) for row in self.filled("criterion", given, "name", "most")]
        judges = [judge_of(row) for row in self.filled("judge", given, "username")]
        kept = ("unit_id", "name", "decision", "since", "least_sheets", "pass_score")
        return {name: given.get(name) for name in kept} | {"rubric": criteria, "judges": judges}


class JudgeForm(forms.Form):
    """One more member of a council."""

    username = line("Tài khoản", 150)
    post = choice("Chức danh", {name: words for name, words in POSTS.items() if name != "chair"})
    home = line("Mã đơn vị nơi sinh hoạt", 40, is_required=False, help_text="Để gắn hồ sơ đoàn viên cùng họ tên ở đó.")

    def judge(self) -> services.JudgeDraft:
        """Return the member as the service takes it."""
        return judge_of(self.cleaned_data)


class ReasonForm(forms.Form):
    """Why it is sent back."""

    reason = long_text("Cần sửa gì", 1000)


class AppliedForm(forms.Form):
    """Since when and where it is applied."""

    applied_on = day_field("Áp dụng từ ngày")
    place = line("Nơi áp dụng", 200)


class ShareForm(forms.Form):
    """Which other unit applies an initiative."""

    to_unit = line("Mã đơn vị nhận", 40)
    since = day_field("Áp dụng từ ngày")
    words = line("Ghi chú", 300, is_required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        code = given.pop("to_unit", "").replace("\x00", "").strip().upper()
        found = access.branch_coded(code) if code else None
        return given | {"to_unit_id": found.pk if found else 0}


class FileForm(forms.Form):
    """One more photo or paper."""

    file = forms.FileField(label="Ảnh, minh chứng", help_text="JPG, PNG, PDF, Word, Excel; đến 10 MB.")
    words = line("Ghi chú", 200, is_required=False)


class AnswerForm(forms.Form):
    """What another initiative is to this one."""

    verdict = choice("Kết luận", VERDICTS)
    words = long_text("Khác hay trùng ở chỗ nào", 300)


class PutForm(forms.Form):
    """Before which council."""

    council_id = forms.TypedChoiceField(label="Hội đồng", coerce=int)

    def __init__(self, *given: Any, councils: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["council_id"].choices = councils  # type: ignore[attr-defined]


class ConflictForm(forms.Form):
    """Who may not judge, and why."""

    member_id = forms.TypedChoiceField(label="Ủy viên", coerce=int)
    kind = choice("Xung đột", {name: CONFLICTS[name] for name in DECLARED})
    words = long_text("Nêu quan hệ, lợi ích", 300)

    def __init__(self, *given: Any, judges: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["member_id"].choices = judges  # type: ignore[attr-defined]


class SheetForm(forms.Form):
    """One's own sheet."""

    words = long_text("Nhận xét", 500, is_required=False)

    def __init__(self, *given: Any, rubric: tuple[tuple[str, int], ...], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.rubric = rubric
        self.fields |= {
            f"score_{at}": forms.IntegerField(
                label=f"{name} (0–{most})",
                min_value=0,
                max_value=most,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )
            for at, (name, most) in enumerate(rubric)
        }
        self.order_fields([*(f"score_{at}" for at in range(len(rubric))), "words"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        return {"scores": [given.get(f"score_{at}") for at in range(len(self.rubric))], "words": given.get("words", "")}


class DecisionForm(forms.Form):
    """The decision."""

    outcome = choice("Kết luận", {"recognised": "Công nhận", "refused": "Không công nhận"})
    decision = line("Số quyết định", 120, is_required=False, help_text="Để trống nếu quyết định đã soạn ở đây và đã ký.")
    decided_on = day_field("Ngày quyết định")
    words = long_text("Ghi chú, lý do", 1000, is_required=False)


class NothingForm(forms.Form):
    """An act that asks for nothing."""


def share_of(text: str) -> int:
    """Return a share typed as percent in parts per ten thousand.

    :raises ValueError: it is none
    """
    whole, _, part = text.strip().rstrip("% ").replace(".", ",").partition(",")
    if (
        not (whole.isascii() and whole.isdigit())
        or len(whole) > 3
        or len(part) > 2
        or not (part == "" or (part.isascii() and part.isdigit()))
    ):
        raise ValueError(text)
    return min(int(whole) * 100 + int(part.ljust(2, "0")), 3 * WHOLE)


def share_text(share: int) -> str:
    """Return a share as a form shows it."""
    return percent(share).rstrip("%")


def judge_of(row: dict[str, Any]) -> services.JudgeDraft:
    """Return a member of a council from a row of a form, with the record of the same name in the unit told."""
    username, code = row["username"].strip(), row["home"].replace("\x00", "").strip().upper()
    actor = access.actor_named(username) if code and "\x00" not in username else None
    home = organisations.id_of_code(code) if actor else None
    return services.JudgeDraft(
        username, row["post"] or "member", queries.member_named(home, actor.full_name, on=doors.today()) if actor and home else None
    )
