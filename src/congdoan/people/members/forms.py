"""Text from people into the values that the services of members take."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django import forms

from congdoan.people.members import queries, rules, services
from congdoan.people.members.rules import CITIZEN, PLAIN, SENSITIVE, PersonDraft
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations import services as register

SEXES = [("", "–"), *rules.SEXES.items()]
ASKED = ("native_place", "address", "phone", "workplace", "job")  # what form 5a asks, besides name, birth and citizen number
REASON: dict[str, Any] = {"label": "Lý do", "max_length": 300, "widget": forms.Textarea(attrs={"rows": 2})}


class DayField(forms.DateField):
    """A day, typed or picked."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(
            input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d%m%Y"],
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": "Ngày ghi như 31/01/2024.", "required": "Chưa ghi ngày."},
            **facts,
        )


class CodeField(forms.CharField):
    """The code of a unit within reach; its value is the id."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(max_length=40, error_messages={"required": "Chưa ghi mã đơn vị."}, **facts)
        self.widget.attrs.update({"autocapitalize": "characters", "spellcheck": "false"})

    def clean(self, value: Any) -> Any:
        code = super().clean(value)
        try:
            return id_of(code) if code else None
        except register.UnknownOrganisation:
            raise forms.ValidationError("Không có đơn vị mang mã này trong phạm vi của bạn. Tìm đơn vị để lấy đúng mã.") from None


def id_of(code: str) -> int:
    """Return the id of the unit within reach that bears a code.

    :raises UnknownOrganisation: none does
    """
    found = organisations.id_of_code(code) if "\x00" not in code else None
    if found is None:
        raise register.UnknownOrganisation(organisation=code[:40])
    return found


class PersonForm(forms.Form):
    """A person as form 5a asks."""

    full_name = forms.CharField(label="Họ và tên", max_length=120, error_messages={"required": "Chưa ghi họ và tên."})
    sex = forms.ChoiceField(label="Giới tính", choices=SEXES, required=False)
    born = forms.CharField(label="Ngày sinh", max_length=20, required=False, help_text="Như 13/05/1990, hoặc chỉ năm 1990.")
    citizen_number = forms.CharField(
        label="Số CCCD", max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Được mã hóa; danh sách chỉ hiện bốn số cuối.",
    )  # fmt: skip
    phone = forms.CharField(label="Điện thoại", max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"}))
    native_place = forms.CharField(label="Quê quán", max_length=200, required=False)
    address = forms.CharField(label="Chỗ ở hiện nay", max_length=200, required=False)
    workplace = forms.CharField(label="Nơi làm việc", max_length=200, required=False)
    job = forms.CharField(label="Nghề nghiệp, công việc", max_length=120, required=False)
    ethnicity = forms.CharField(
        label="Dân tộc", max_length=60, required=False, help_text="Mẫu 5a có hỏi; là dữ liệu nhạy cảm, được mã hóa. Để trống nếu không cần."
    )

    draft: PersonDraft | None = None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors:
            told = {name: text for name, text in given.items() if name in {"full_name", "sex", "born", CITIZEN, *PLAIN, *SENSITIVE}}
            try:
                self.draft = rules.read_person(told, on=self.initial["on"])
            except rules.UnfitPerson as refusal:
                for name, cure in refusal.faults:
                    self.add_error(name if name in self.fields else None, f"{cure[:1].upper()}{cure[1:]}.")
        return given


class ApplyForm(PersonForm):
    """One application."""

    unit_id = CodeField(label="Nộp vào công đoàn (mã)")
    section = forms.CharField(label="Tổ, công đoàn bộ phận", max_length=120, required=False)
    applied_on = DayField(label="Ngày nộp đơn")
    field_order = ("unit_id",)


class FileForm(forms.Form):
    """A list in a file, or pasted."""

    file = forms.FileField(label="Tệp danh sách", required=False, help_text="Excel hoặc CSV; có cột Họ và tên.")
    text = forms.CharField(
        label="Hoặc dán từ Excel", required=False, max_length=500_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Dán cả dòng tiêu đề: Họ và tên, Giới tính, Ngày sinh, Số CCCD, …",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not given.get("file") and not (given.get("text") or "").strip():
            raise forms.ValidationError("Chưa chọn tệp và chưa dán danh sách.")
        return given

    def content(self) -> tuple[str, bytes]:
        """Return the name and content of what was given."""
        file = self.cleaned_data.get("file")
        return (file.name, file.read()) if file else ("bảng đã dán", self.cleaned_data["text"].encode())


class ListForm(FileForm):
    """A list of applicants, and where it goes."""

    unit_id = CodeField(label="Công đoàn (mã)")
    applied_on = DayField(label="Ngày nộp đơn")
    field_order = ("unit_id", "applied_on", "file", "text")


class LeaveForm(forms.Form):
    """How and when somebody leaves."""

    how = forms.ChoiceField(label="Hình thức", choices=[(word, rules.ENDINGS[word]) for word in rules.LEFT])
    last_day = DayField(label="Ngày cuối còn sinh hoạt")
    reason = forms.CharField(**REASON)
    decision = forms.CharField(label="Số quyết định", max_length=120, required=False)


class DeathForm(forms.Form):
    """The day of a death."""

    died_on = DayField(label="Ngày từ trần")


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(**REASON)


class AbsenceForm(forms.Form):
    """The days of an absence."""

    since = DayField(label="Từ ngày")
    until = DayField(label="Đến hết ngày", required=False, help_text="Để trống nếu chưa biết.")
    reason = forms.CharField(**REASON)


class ReturnForm(forms.Form):
    """The first day back."""

    since = DayField(label="Sinh hoạt lại từ ngày")


class ReenterForm(forms.Form):
    """Where and when somebody is taken back."""

    unit_id = CodeField(label="Vào công đoàn (mã)")
    since = DayField(label="Từ ngày")
    decision = forms.CharField(label="Số quyết định", max_length=120, required=False)


class SectionForm(forms.Form):
    """The section of a union to which a member belongs."""

    section = forms.CharField(label="Tổ, công đoàn bộ phận", max_length=120, required=False)


class CorrectForm(forms.Form):
    """Every ordinary field of a person and why it changes; sealed fields are written anew and never shown here."""

    reason = forms.CharField(**REASON)

    def __init__(self, *args: Any, before: Mapping[str, str], with_reason: bool = True, **facts: Any) -> None:
        super().__init__(*args, **facts)
        if not with_reason:
            del self.fields["reason"]
        words = queries.field_words()
        for name in ("full_name", "sex", "born", *PLAIN):
            self.fields[name] = (
                forms.ChoiceField(label=words[name], choices=SEXES, required=False, initial=before[name])
                if name == "sex"
                else forms.CharField(label=words[name], max_length=200, required=False, initial=before[name])
            )
        for name in (CITIZEN, *SENSITIVE):
            self.fields[name] = forms.CharField(
                label=words[name], max_length=60, required=False, help_text="Đang được mã hóa; chỉ ghi khi cần thay."
            )
        self.order_fields(["full_name", "sex", "born", CITIZEN, *PLAIN, *SENSITIVE, "reason"])

    def told(self) -> dict[str, str]:
        """Return the fields that were written: a sealed one left empty stays as it is."""
        given = {name: text for name, text in self.cleaned_data.items() if name != "reason"}
        return {name: text for name, text in given.items() if text or name not in (CITIZEN, *SENSITIVE)}


def token_of(*parts: object) -> str:
    """Return the mark of exactly what was previewed, carried from the preview to Apply."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update((part if isinstance(part, bytes) else str(part).encode()) + b"\0")
    return digest.hexdigest()


def draft_of(told: Mapping[str, Any], *, on: Any) -> PersonDraft:
    """Return a person from text, for doors without a form.

    :raises UnfitFacts: something cannot be read or contradicts itself
    """
    try:
        return rules.read_person({name: str(text) for name, text in told.items() if text}, on=on)
    except rules.UnfitPerson as refusal:
        words = queries.field_words()
        first = "; ".join(f"{words.get(name, name)}: {cure}" for name, cure in refusal.faults)
        raise services.UnfitFacts(first=first, faults=refusal.faults) from None


class TransferForm(forms.Form):
    """Who came to this union, and since when."""

    unit_id = CodeField(label="Công đoàn nhận (mã)")
    full_name = forms.CharField(label="Họ và tên", max_length=120)
    citizen_number = forms.CharField(
        label="Số CCCD", max_length=30, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    )
    since = DayField(label="Sinh hoạt ở đây từ ngày")
    section = forms.CharField(label="Tổ, công đoàn bộ phận", max_length=120, required=False)


class SensitiveForm(forms.Form):
    """Which sealed fields, and for what."""

    purpose = forms.CharField(
        label="Mục đích", max_length=300, help_text="Đoàn viên đọc được.", error_messages={"required": "Chưa ghi mục đích."}
    )

    def __init__(self, *args: Any, held: list[tuple[str, str]], **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.fields["fields"] = forms.MultipleChoiceField(
            label="Ô cần xem", choices=held, widget=forms.CheckboxSelectMultiple, error_messages={"required": "Chưa chọn ô nào."}
        )
        self.order_fields(["fields", "purpose"])


class AccountForm(forms.Form):
    """How a member will sign in."""

    username = forms.CharField(label="Tên đăng nhập", max_length=80, widget=forms.TextInput(attrs={"autocapitalize": "none"}))
    password = forms.CharField(
        label="Mật khẩu đầu tiên", max_length=200, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )


class DecideForm(forms.Form):
    """The answer to a member's request."""

    verdict = forms.ChoiceField(label="Trả lời", choices=[("sua", "Sửa như đề nghị"), ("khong", "Không sửa")])
    answer = forms.CharField(label="Lời nhắn (bắt buộc khi không sửa)", max_length=300, required=False)

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"accepted": self.cleaned_data["verdict"] == "sua", "answer": self.cleaned_data["answer"]}


class MergeForm(forms.Form):
    """Which record stays and which is taken over."""

    keep_id = forms.IntegerField(label="Hồ sơ giữ (số)", min_value=1, max_value=2**63 - 1)
    gone_id = forms.IntegerField(label="Hồ sơ bỏ (số)", min_value=1, max_value=2**63 - 1)
    reason = forms.CharField(**REASON)


class CardForm(forms.Form):
    """How long a card holds."""

    valid_until = DayField(label="Có giá trị đến ngày")


class LoadForm(FileForm):
    """A register of members in a file or pasted."""

    unit_id = CodeField(label="Công đoàn (mã)", required=False, help_text="Để trống khi tệp có cột Mã CĐCS.")
    since = DayField(label="Sinh hoạt từ ngày", help_text="Cho dòng không ghi ngày vào công đoàn.")
    field_order = ("unit_id", "since", "file", "text")


class NoQuestions(forms.Form):
    """A step that asks nothing but to be confirmed."""


class FilterForm(forms.Form):
    """The name of a filter, and who else sees it."""

    name = forms.CharField(label="Tên bộ lọc", max_length=80, error_messages={"required": "Chưa đặt tên bộ lọc."})
    unit_id = CodeField(label="Lưu ở đơn vị (mã)")
    is_shared = forms.BooleanField(label="Dùng chung trong đơn vị này", required=False)


class RetentionForm(forms.Form):
    """How long whole records are kept, and by which decision."""

    unit_id = CodeField(label="Đơn vị (mã)")
    months = forms.IntegerField(
        label="Số tháng lưu sau khi thôi sinh hoạt", min_value=1, max_value=1200, error_messages={"required": "Chưa ghi số tháng."}
    )
    from_day = DayField(label="Áp dụng từ ngày")
    decision = forms.CharField(label="Số quyết định", max_length=120, error_messages={"required": "Chưa ghi số quyết định."})
