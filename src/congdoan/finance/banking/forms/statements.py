"""Text and files from people into the values that the services take."""

from datetime import date
from typing import Any

from django import forms

from congdoan.finance.banking import queries, services
from congdoan.finance.banking.rules.statements import layout_names
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.errors import DomainError

DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d%m%Y"]
NOT_LISTED = {"invalid_choice": "Hãy chọn một mục trong danh sách."}  # without repeating what was sent, however long
MOST_BYTES = 64 * 2**20


class UnknownUnit(DomainError):
    code = "unit-unknown"
    says = "Không có đơn vị mang mã {code} trong phạm vi của anh chị."


class UnknownAccount(DomainError):
    code = "collecting-account-unknown"
    says = "Không có tài khoản thu số {number} đang đăng ký trong phạm vi của anh chị."


class UnknownSource(DomainError):
    code = "source-unknown"
    says = "Không có nơi nhận số {source} trong phạm vi của bạn."


def branch_of(code: str, *, by: int, on: date) -> int:
    """Return the id of a unit within reach by its code.

    :raises UnknownUnit: nothing within reach bears it
    """
    wanted = code.strip().upper()
    names = access.branch_names(access.reached(by, on=on))
    found = next((branch_id for branch_id, (known, _) in names.items() if known.upper() == wanted), None)
    if found is None:
        raise UnknownUnit(code=code[:40])
    return found


def preview_told(preview: services.Preview) -> dict[str, Any]:
    """Return a preview as JSON."""
    return {
        "file": preview.file_name,
        "sha256": preview.sha256,
        "mark": preview.mark,
        "refusal": None if preview.refusal is None else {"code": preview.refusal.code, "message": preview.refusal.explain()},
        "statements": [
            {
                "unit": part.unit_id,
                "account": part.statement.account,
                "bank": part.statement.bank,
                "opening": part.statement.opening,
                "closing": part.statement.closing,
                "first": part.statement.first,
                "last": part.statement.last,
                "balance_proof": part.statement.balance_proof,
                "new_lines": len(part.new),
                "new_credit": part.new_credit,
                "new_debit": part.new_debit,
                "repeats": len(part.repeats),
                "imported_as": part.imported_as,
                "gaps": list(part.gaps),
                "problems": list(part.statement.problems),
            }
            for part in preview.parts
        ],
    }


class ImportForm(forms.Form):
    """A statement file, and what it may not say itself."""

    file = forms.FileField(
        label="Tệp sao kê",
        help_text="Excel, CSV, MT940 hoặc camt.053 tải từ ngân hàng, tối đa 64 MB.",
        error_messages={"required": "Chưa chọn tệp.", "empty": "Tệp rỗng: hãy tải lại từ ngân hàng."},
    )
    account = forms.ChoiceField(
        label="Tài khoản thu", required=False, help_text="Chỉ chọn khi tệp không ghi số tài khoản.", error_messages=NOT_LISTED
    )
    bank = forms.ChoiceField(
        label="Mẫu của ngân hàng", required=False, help_text="Để trống: hệ thống tự nhận ra.", error_messages=NOT_LISTED
    )

    def __init__(self, *given: Any, **facts: Any) -> None:
        super().__init__(*given, **facts)
        numbers = sorted({(account.number, f"{account.number} · {account.bank}") for account in queries.accounts()})
        self.fields["account"].choices = [("", "Theo tệp"), *numbers]  # type: ignore[attr-defined]
        self.fields["bank"].choices = [("", "Tự nhận ra"), *((name, name) for name in layout_names())]  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("Tệp lớn hơn 64 MB: hãy chia sao kê theo tháng.")
        return file


class ApplyForm(forms.Form):
    """What a preview's button sends back, none of it typed by a person."""

    upload = forms.RegexField(r"\A[0-9a-f]{64}\Z")
    token = forms.CharField(max_length=200)
    name = forms.CharField(max_length=300)
    account = forms.CharField(max_length=40, required=False)
    bank = forms.CharField(max_length=120, required=False)

    @property
    def arguments(self) -> dict[str, str]:
        """Return the options of the import that were given."""
        return {name: self.cleaned_data[name] for name in ("name", "account", "bank") if self.cleaned_data[name]}


class AccountForm(forms.Form):
    """A new collecting account."""

    unit = forms.CharField(label="Mã đơn vị", max_length=40, error_messages={"required": "Chưa ghi mã đơn vị."})
    bank = forms.CharField(label="Ngân hàng", max_length=120, error_messages={"required": "Chưa ghi ngân hàng."})
    number = forms.CharField(label="Số tài khoản", max_length=40, error_messages={"required": "Chưa ghi số tài khoản."})
    name = forms.CharField(label="Tên tài khoản", max_length=300, required=False)
    since = forms.DateField(
        label="Từ ngày",
        required=False,
        input_formats=DAYS,
        help_text="Để trống: từ trước đến nay.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Ngày ghi như 31/01/2024."},
    )


class CloseForm(forms.Form):
    """The end of an account's registration."""

    until = forms.DateField(
        label="Ngày đầu tiên thôi thu",
        input_formats=DAYS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Ngày ghi như 31/01/2024.", "required": "Chưa ghi ngày."},
    )
