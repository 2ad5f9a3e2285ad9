"""Text from people into the values that the register's services take."""

import hashlib
from typing import Any

from django import forms

from congdoan.people.organisations import queries, rules, services

DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d%m%Y"]
BLANK = [("", "–")]


class DayField(forms.DateField):
    """A day, typed or picked."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(
            input_formats=DAYS,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": "Ngày ghi như 31/01/2024.", "required": "Chưa ghi ngày."},
            **facts,
        )


class CodeField(forms.CharField):
    """The code of an organisation within reach; its value is the id."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(max_length=40, error_messages={"required": "Chưa ghi mã đơn vị."}, **facts)
        self.widget.attrs.update({"autocapitalize": "characters", "spellcheck": "false"})

    def clean(self, value: Any) -> Any:
        code = super().clean(value)
        return organisation_id(code) if code else None


def organisation_id(code: str) -> int:
    """Return the id that a code names.

    :raises ValidationError: nothing within reach bears it
    """
    try:
        return id_of(code)
    except services.UnknownOrganisation:
        raise forms.ValidationError("Không có đơn vị mang mã này trong phạm vi của bạn. Tìm đơn vị để lấy đúng mã.") from None


def id_of(code: str) -> int:
    """Return the id that a code names, for doors without a form.

    :raises UnknownOrganisation: nothing within reach bears it
    """
    found = queries.id_of_code(code) if "\x00" not in code else None
    if found is None:
        raise services.UnknownOrganisation(organisation=code[:40])
    return found


class RegisterForm(forms.Form):
    """A new union body or employer."""

    kind = forms.ChoiceField(label="Loại tổ chức")
    code = forms.CharField(label="Mã", max_length=40, help_text="Chữ in không dấu, chữ số, gạch nối; ví dụ CD101 hoặc DV131.")
    name = forms.CharField(label="Tên", max_length=400)
    parent = CodeField(
        label="Mã cấp trên", required=False, help_text="Doanh nghiệp đứng dưới CĐCS của mình; chưa có CĐCS thì dưới liên đoàn thu."
    )
    founded_on = DayField(label="Ngày thành lập, hoặc ngày bắt đầu đóng kinh phí")
    tax_code = forms.CharField(label="Mã số thuế", max_length=30, required=False)
    si_unit_code = forms.CharField(label="Mã đơn vị BHXH", max_length=20, required=False)
    commune = forms.CharField(label="Xã, phường", max_length=120, required=False)
    sector = forms.CharField(label="Ngành", max_length=40, required=False)
    ownership = forms.ChoiceField(label="Sở hữu", choices=[*BLANK, *rules.OWNERSHIPS.items()], required=False)
    payer_class = forms.ChoiceField(label="Đối tượng đóng kinh phí", choices=[*BLANK, *rules.PAYER_CLASSES.items()], required=False)
    wage_region = forms.ChoiceField(label="Vùng lương", choices=[*BLANK, *((word, word) for word in rules.WAGE_REGIONS)], required=False)
    bank = forms.CharField(label="Ngân hàng", max_length=80, required=False)
    account = forms.CharField(label="Số tài khoản", max_length=60, required=False)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.fields["kind"] = forms.ChoiceField(label="Loại tổ chức", choices=[(rules.EMPLOYER, rules.kind_words(rules.EMPLOYER)), *kinds])
        self.order_fields(["kind"])

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = dict(self.cleaned_data)
        bank, account, parent = given.pop("bank"), given.pop("account"), given.pop("parent")
        return given | {"parent_id": parent, "accounts": [(bank, account)] if account else []}


class PlaceForm(forms.Form):
    """Where an organisation goes, and when."""

    parent_id = CodeField(label="Mã cấp trên mới")
    since = DayField(label="Từ ngày")


class RenameForm(forms.Form):
    """A new name and its first day."""

    name = forms.CharField(label="Tên mới", max_length=400)
    since = DayField(label="Từ ngày")


class EndForm(forms.Form):
    """The last day of an organisation, and who takes over."""

    last_day = DayField(label="Ngày cuối còn hoạt động")
    successor_id = CodeField(
        label="Mã đơn vị kế tục", required=False, help_text="Để trống khi giải thể: các đơn vị bên dưới về cấp trên trực tiếp."
    )


class SuspendForm(forms.Form):
    """From when a union may not act, why, and by which decision."""

    since = DayField(label="Từ ngày")
    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    decision = forms.CharField(label="Số quyết định", max_length=120)


class ResumeForm(forms.Form):
    """Until when it was suspended, and by which decision it goes on."""

    last_day = DayField(label="Ngày cuối bị đình chỉ")
    decision = forms.CharField(label="Số quyết định", max_length=120)


class AccountForm(forms.Form):
    """A bank account."""

    bank = forms.CharField(label="Ngân hàng", max_length=80, required=False)
    number = forms.CharField(label="Số tài khoản", max_length=60)
    since = DayField(label="Dùng từ ngày", required=False, help_text="Để trống nếu không rõ.")
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)


class GroupForm(forms.Form):
    """One payer for several employers."""

    code = forms.CharField(label="Mã nhóm", max_length=40)
    name = forms.CharField(label="Tên người nộp chung", max_length=400)
    unit_id = CodeField(label="Mã liên đoàn thu")
    tax_code = forms.CharField(label="Mã số thuế", max_length=30, required=False)
    account = forms.CharField(label="Số tài khoản", max_length=60, required=False)
    members = forms.CharField(
        label="Mã các doanh nghiệp nộp qua người này",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Mỗi dòng một mã, hoặc cách nhau bằng dấu phẩy; dán từ Excel được.",
    )

    def clean_members(self) -> list[int]:
        """Return the ids of the members; every unknown code is told at once."""
        codes = self.cleaned_data["members"].replace(",", " ").replace(";", " ").upper().split()
        found = queries.by_code(code for code in codes if "\x00" not in code)
        if missing := [code for code in dict.fromkeys(codes) if code not in found]:
            raise forms.ValidationError(f"Không có đơn vị mang mã: {', '.join(missing)[:300]}. Xem lại các mã này.")
        return [found[code].id for code in dict.fromkeys(codes)]

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = dict(self.cleaned_data)
        return given | {"member_ids": given.pop("members")}


class LoadForm(forms.Form):
    """The files of a register."""

    unions = forms.FileField(
        label="Danh sách công đoàn",
        required=False,
        help_text="CSV hoặc Excel, có các cột: Mã, Tên, Loại hình, Mã cấp trên, Cấp, Ngày thành lập.",
    )
    employers = forms.FileField(
        label="Danh sách doanh nghiệp", required=False, help_text="Các cột: Mã, Tên, Mã số thuế, Sở hữu, Mã CĐCS, Đóng từ ngày."
    )
    payer_groups = forms.FileField(
        label="Nhóm nộp chung", required=False, help_text="Các cột: Mã nhóm, Tên, Mã đơn vị; thêm Mã số thuế, Số tài khoản nếu có."
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not any(given.get(name) for name in ("unions", "employers", "payer_groups")) and not self.errors:
            raise forms.ValidationError("Chưa chọn tệp nào.")
        return given

    def files_given(self) -> dict[str, tuple[str, bytes]]:
        """Return each file's name and content."""
        return {name: (file.name, file.read()) for name, file in self.cleaned_data.items() if file}


def token_of(files: dict[str, tuple[str, bytes]]) -> str:
    """Return the mark of exactly these files, carried from the preview to Apply."""
    digest = hashlib.sha256()
    for name, (file_name, content) in sorted(files.items()):
        digest.update(f"{name}\0{file_name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
