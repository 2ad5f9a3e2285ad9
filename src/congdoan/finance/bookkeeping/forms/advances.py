"""Forms of advances, and an advance named as people name it."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from congdoan.finance.bookkeeping import queries, services

from .fields import NOT_LISTED, DongField, day_field, text_field
from .units import unit_named

MONEY = (("cash", "tiền mặt từ quỹ"), ("bank", "chuyển khoản ngân hàng"))
LINES, MOST_LINES = 4, 20
_NUMBER = re.compile(r"([0-9]{1,9})/([0-9]{4})")


def advance_numbered(number: str, *, unit: str, on: date) -> int:
    """Return the id of a unit's advance by its number as people write it: 12/2024.

    :raises UnknownUnit: nothing within reach bears the code
    :raises UnknownAdvance: the unit has no such advance
    """
    unit_id, read = unit_named(unit), _NUMBER.fullmatch(number.strip())
    if read is not None:
        for row in queries.advances(on=on, unit_ids=[unit_id]):
            if (row.number, row.year) == (int(read[1]), int(read[2])):
                return row.id
    raise services.UnknownAdvance()


def cursor_text(row: queries.AdvanceRow) -> str:
    """Return where a page of the register ends, as an address holds it."""
    return f"{row.rank}.{row.due_on:%Y%m%d}.{row.id}"


def cursor_of(text: str) -> tuple[int, date, int] | None:
    """Return where the page before ended; None when the text is no such place."""
    read = re.fullmatch(r"([0-2])\.([0-9]{4})([0-9]{2})([0-9]{2})\.([0-9]{1,18})", text, re.ASCII)
    try:
        return (int(read[1]), date(int(read[2]), int(read[3]), int(read[4])), int(read[5])) if read else None
    except ValueError:
        return None


class AdvanceForm(forms.Form):
    """A request of an advance: whom, what for, how much, until when."""

    unit = forms.ChoiceField(label="Đơn vị", error_messages=NOT_LISTED)
    person_name = text_field("Người nhận tạm ứng", 120, missing="Ghi họ tên người nhận tạm ứng.")
    person_post = text_field("Bộ phận, chức vụ", 160)
    amount = DongField(label="Số tiền", help_text="Ghi như 3.000.000.")
    purpose = text_field("Lý do tạm ứng", 300, missing="Ghi lý do tạm ứng.")
    due_on = day_field("Hạn thanh toán", help_text="Ngày người nhận phải thanh toán xong.")
    second_reason = text_field(
        "Vì sao tạm ứng tiếp", 300, help_text="Chỉ ghi khi người này còn khoản tạm ứng chưa xong, hoặc là người khác trùng tên."
    )

    def __init__(self, *given: Any, units: Sequence[tuple[int, str, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = [(code, f"{code} · {name}") for _, code, name in units]  # type: ignore[attr-defined]
        if len(units) == 1:
            self.fields["unit"].initial = units[0][1]


class AcceptForm(forms.Form):
    """Nothing to fill in, unless limits of the year are passed: then why; the page shows what is approved."""

    reason = forms.CharField(
        label="Lý do duyệt vượt dự toán", max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Ghi lý do duyệt vượt dự toán, hoặc điều chỉnh dự toán trước."},
    )  # fmt: skip

    def __init__(self, *given: Any, passed: Sequence[queries.Passed], **facts: Any) -> None:
        super().__init__(*given, **facts)
        if passed:
            self.fields["reason"].help_text = "; ".join(one.words for one in passed) + "."
        else:
            del self.fields["reason"]


class ReasonForm(forms.Form):
    """Why something is turned down."""

    reason = text_field("Lý do", 300, missing="Ghi lý do: người xem sau cần biết vì sao.")


class ReverseForm(ReasonForm):
    """Which step is taken back, why, and how."""

    place = forms.TypedChoiceField(label="Bước cần đảo", coerce=int, error_messages=NOT_LISTED)
    red = forms.TypedChoiceField(
        label="Cách ghi", coerce=lambda text: text == "red", choices=(("opposite", "bút toán đảo vế"), ("red", "ghi số âm (bút toán đỏ)")),
        error_messages=NOT_LISTED,
    )  # fmt: skip
    field_order = ("place", "reason", "red")

    def __init__(self, *given: Any, steps: Sequence[tuple[int, str]] = (), **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["place"].choices = list(steps)  # type: ignore[attr-defined]


class MoneyForm(forms.Form):
    """Where money comes from or goes to."""

    money = forms.ChoiceField(label="Hình thức", choices=MONEY, error_messages=NOT_LISTED)


class ReturnForm(MoneyForm):
    """What a person gives back."""

    amount = DongField(label="Số tiền nhận lại")
    field_order = ("amount", "money")


class SettleForm(forms.Form):
    """The lines of a settlement; empty ones are left out."""

    words = text_field("Ghi chú", 300)

    def __init__(self, *given: Any, categories: Sequence[tuple[str, str]], count: int = LINES, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.count = min(max(count, LINES), MOST_LINES)
        for n in range(1, self.count + 1):
            self.fields[f"words_{n}"] = text_field(f"Dòng {n}: nội dung chi", 200)
            self.fields[f"category_{n}"] = forms.ChoiceField(
                label=f"Dòng {n}: mục chi", choices=[("", "Chọn mục chi"), *categories], required=False, error_messages=NOT_LISTED
            )
            self.fields[f"amount_{n}"] = DongField(label=f"Dòng {n}: số tiền", required=False)
            self.fields[f"paper_{n}"] = text_field(f"Dòng {n}: hóa đơn, chứng từ", 120)

    def rows(self) -> list[list[Any]]:
        """Return the fields line by line, as the page draws them."""
        return [[self[f"{name}_{n}"] for name in ("words", "category", "amount", "paper")] for n in range(1, self.count + 1)]

    def clean(self) -> dict[str, Any]:
        given = dict(super().clean() or self.cleaned_data)
        for n in range(1, self.count + 1):
            told = {name: given.get(f"{name}_{n}") for name in ("words", "category", "amount")}
            wrong = any(f"{name}_{n}" in self.errors for name in told)
            if any(told.values()) and not all(told.values()) and not wrong:
                missing = next(name for name, value in told.items() if not value)
                self.add_error(f"{missing}_{n}", "Dòng này còn thiếu: ghi đủ nội dung, mục chi và số tiền.")
        return given

    def lines(self) -> list[services.Spent]:
        """Return the lines that are filled in."""
        told = self.cleaned_data
        filled = [n for n in range(1, self.count + 1) if told.get(f"amount_{n}")]
        return [services.Spent(told[f"category_{n}"], told[f"amount_{n}"], told[f"words_{n}"], told[f"paper_{n}"]) for n in filled]


def spent_of(text: str) -> services.Spent:
    """Return a line of a settlement as a command gives it: category:sum:words[:paper]."""
    category, amount, words, paper = [*text.split(":", 3), "", "", "", ""][:4]
    return services.Spent(category.strip(), int(amount) if amount.strip().isdigit() else 0, words, paper)
