"""The form of a voucher: few fields, categories in plain words, more lines when they are needed."""

from typing import Any
from uuid import UUID, uuid4

from django import forms

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.rules import KINDS, PartDraft, VoucherDraft
from congdoan.finance.bookkeeping.rules.kinds import BANK, TRANSFERS
from congdoan.finance.bookkeeping.rules.printing import COUNTERPART
from congdoan.finance.bookkeeping.rules.vouchers import DEBTS
from congdoan.foundation.kernel.errors import DomainError

from .fields import DongField, UnitField, day_field

ROWS, JOURNAL_ROWS, FIRST_ROWS = 6, 12, {"journal": 4}
SIDES = [("", "Nợ hay Có"), ("debit", "Nợ"), ("credit", "Có")]


class VoucherForm(forms.Form):
    """What a person writes on a voucher of one kind. `client_key` is made with the empty form: sent twice, it is written once."""

    client_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    unit = UnitField()
    voucher_date = day_field("Ngày chứng từ")
    accounting_date = day_field("Ngày ghi sổ", help_text="Để trống nếu ghi sổ cùng ngày chứng từ.")
    counterpart = forms.CharField(max_length=160, error_messages={"required": "Ghi họ tên người nộp hoặc người nhận."})
    reason = forms.CharField(label="Lý do", max_length=300, error_messages={"required": "Chưa ghi lý do."})
    address = forms.CharField(label="Địa chỉ", max_length=300, required=False)
    bank_account = forms.CharField(label="Tài khoản ngân hàng", max_length=60, required=False)
    enclosed = forms.IntegerField(
        label="Số chứng từ gốc kèm theo", required=False, min_value=0, max_value=9999,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}), error_messages={"invalid": "Ghi số tờ, như 2."},
    )  # fmt: skip

    def __init__(self, *given: Any, kind: str, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.kind = KINDS[kind]
        self.fields["accounting_date"].required = False
        self.row_count = {"journal": JOURNAL_ROWS, "transfer": 1}.get(kind, ROWS)
        if kind == "transfer":
            choices = [(place, words.capitalize()) for place, words in TRANSFERS.items()]
            self.fields["place"] = forms.ChoiceField(label="Chuyển", choices=choices)
        for number in range(1, self.row_count + 1):
            self._add_row(number)
        if self.kind.place != BANK and kind != "transfer":
            del self.fields["bank_account"]
        self.fields["counterpart"].label = COUNTERPART[self.kind.direction]
        self.fields["counterpart"].required = self.kind.direction != "none"

    def _add_row(self, number: int) -> None:
        self.fields[f"amount_{number}"] = DongField(label="Số tiền", required=number == 1)
        if self.kind.name == "transfer":
            return
        self.fields[f"note_{number}"] = forms.CharField(label="Nội dung", max_length=160, required=False)
        if self.kind.name == "journal":
            self.fields[f"side_{number}"] = forms.ChoiceField(label="Bên", choices=SIDES, required=False)
            self.fields[f"account_{number}"] = forms.CharField(label="Tài khoản", max_length=20, required=False)
            self.fields[f"category_{number}"] = forms.ChoiceField(label="Khoản mục", choices=_categories(""), required=False)
        else:
            side = "income" if self.kind.direction == "in" else "spending"
            self.fields[f"category_{number}"] = forms.ChoiceField(label="Khoản mục", choices=_categories(side), required=number == 1)

    @property
    def head(self) -> list[forms.BoundField]:
        """Return the fields in front of the lines."""
        return [self[name] for name in ("unit", "voucher_date", "counterpart", "reason")] + (
            [self["place"], self["bank_account"]] if "place" in self.fields else []
        )

    @property
    def further(self) -> list[forms.BoundField]:
        """Return the fields that are seldom needed."""
        names = ("accounting_date", "address", "bank_account", "enclosed")
        return [self[name] for name in names if name in self.fields and not self._is_in_head(name)]

    def _is_in_head(self, name: str) -> bool:
        return name == "bank_account" and "place" in self.fields

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """Return the lines, each as its fields in order."""
        names = ("side", "account", "category", "amount", "note")
        return [[self[f"{name}_{n}"] for name in names if f"{name}_{n}" in self.fields] for n in range(1, self.row_count + 1)]

    @property
    def first_rows(self) -> list[list[forms.BoundField]]:
        return self.rows[: FIRST_ROWS.get(self.kind.name, 1)]

    @property
    def more_rows(self) -> list[list[forms.BoundField]]:
        return self.rows[FIRST_ROWS.get(self.kind.name, 1) :]

    def content(self) -> VoucherDraft:
        """Return what was written."""
        given = self.cleaned_data
        return VoucherDraft(
            kind=self.kind.name,
            voucher_date=given["voucher_date"],
            accounting_date=given.get("accounting_date") or given["voucher_date"],
            counterpart=given["counterpart"],
            reason=given["reason"],
            parts=tuple(self._part(n) for n in range(1, self.row_count + 1) if given.get(f"amount_{n}") is not None),
            address=given.get("address", ""),
            place=given.get("place", ""),
            bank_account=given.get("bank_account", ""),
            enclosed=given.get("enclosed") or 0,
        )

    def _part(self, number: int) -> PartDraft:
        told = {name: self.cleaned_data.get(f"{name}_{number}") or "" for name in ("category", "note", "side", "account")}
        category, _, debt = told["category"].partition(":")
        return PartDraft(
            self.cleaned_data[f"amount_{number}"], category=category, debt=debt, note=told["note"], side=told["side"],
            account=told["account"].strip(),
        )  # fmt: skip

    def refuse(self, refusal: DomainError) -> None:
        """Show a refusal where it belongs: each problem at its field, what concerns none at the head."""
        for problem in refusal.facts.get("problems") or [{"message": refusal.explain()}]:
            field = problem.get("field")
            named = f"{field}_{problem['line']}" if problem.get("line") else field
            self.add_error(named if named in self.fields else None, problem["message"])


class VoucherReasonForm(forms.Form):
    """Why a voucher is returned or voided."""

    reason = forms.CharField(label="Lý do", max_length=300, error_messages={"required": "Ghi lý do: người xem sau cần biết vì sao."})


class ReversalForm(VoucherReasonForm):
    """How and when a booked voucher is taken back."""

    accounting_date = day_field("Ngày ghi sổ của bút toán đảo")
    red = forms.ChoiceField(
        label="Cách đảo",
        choices=[("", "Ghi ngược hai bên Nợ, Có"), ("1", "Ghi số âm (bút toán đỏ): số phát sinh như chưa từng ghi")],
        required=False,
    )
    field_order = ("accounting_date", "red", "reason")


class AttachForm(forms.Form):
    """A file for a voucher; on a phone the camera."""

    file = forms.FileField(
        label="Ảnh hoặc tệp kèm theo",
        help_text="PDF, ảnh JPEG, PNG, Excel, Word; tối đa 10 MB.",
        error_messages={"required": "Chưa chọn tệp.", "empty": "Tệp rỗng: hãy chọn lại."},
        widget=forms.ClearableFileInput(attrs={"accept": "image/*,.pdf,.xlsx,.docx"}),
    )


def first_values(content: VoucherDraft) -> dict[str, Any]:
    """Return a voucher's content as the form's first values."""
    fields = ("voucher_date", "counterpart", "reason", "address", "place", "bank_account", "enclosed")
    told: dict[str, Any] = {field: getattr(content, field) for field in fields}
    if content.accounting_date != content.voucher_date:
        told["accounting_date"] = content.accounting_date
    for number, part in enumerate(content.parts, start=1):
        told |= {f"amount_{number}": f"{part.amount:,}".replace(",", "."), f"note_{number}": part.note, f"side_{number}": part.side}
        told |= {f"account_{number}": part.account, f"category_{number}": f"{part.category}:{part.debt}" if part.debt else part.category}
    return told


def new_key() -> UUID:
    """Return a key for a new voucher."""
    return uuid4()


def _categories(side: str) -> list[tuple[str, str]]:
    """Return the categories of one side as choices; what is paid up is chosen with what it is of."""
    choices = [("", "Chọn khoản mục" if side else "không")]
    for code, (direction, name) in queries.categories().items():
        if side and direction != side:
            continue
        if code == "paid_up" and side:
            choices += [(f"{code}:{debt}", f"{name}: {words}") for debt, words in DEBTS.items()]
        else:
            choices.append((code, name))
    return choices
