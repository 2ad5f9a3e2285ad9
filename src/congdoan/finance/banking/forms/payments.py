"""Choices of orders, reasons, results: from people and addresses into the values that the services take."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django import forms

from congdoan.finance.banking import queries, services
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.errors import DomainError

from .statements import MOST_BYTES, NOT_LISTED, branch_of

MOST_CHOSEN = 5_000
OUTCOMES = (("sent", "đã gửi lên ngân hàng"), ("paid_by_hand", "đã chi bằng cách khác"), ("failed", "không chi được"))


class SeveralUnits(DomainError):
    code = "payment-several-units"
    says = "Các lệnh chi đã chọn thuộc nhiều đơn vị. Hãy chọn lệnh của một đơn vị."


def payments_numbered(numbers: Iterable[str], *, unit: str, by: int, on: date) -> tuple[int, list[int]]:
    """Return the unit of this code and the ids of its orders with these numbers.

    :raises UnknownUnit: nothing within reach bears the code
    :raises UnknownPayment: a number that is none of the unit's orders
    """
    unit_id = branch_of(unit, by=by, on=on)
    wanted = {number.strip().upper() for number in numbers if number.strip()}
    known = {row.number: row.id for row in queries.payments(unit_id=unit_id, numbers=wanted)}
    if not wanted or wanted - set(known):
        raise services.UnknownPayment()
    return unit_id, sorted(known.values())


def payments_chosen(given: Iterable[str]) -> list[queries.PaymentRow]:
    """Return the orders that a page's boxes name, oldest first; those out of reach are not there.

    :raises UnknownPayment: none was chosen, or one is not there
    :raises SeveralUnits: they belong to more than one unit
    """
    texts = list(given)[: MOST_CHOSEN + 1]
    ids = {int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 18}
    rows = sorted(queries.payments(ids=ids), key=lambda row: row.id) if ids else []
    if not rows or len(rows) != len(set(texts)) or len(texts) > MOST_CHOSEN:
        raise services.UnknownPayment()
    if len({row.unit_id for row in rows}) > 1:
        raise SeveralUnits()
    return rows


def units_with_accounts() -> list[tuple[int, str, str]]:
    """Return the units within reach that hold accounts, by code: id, code, name."""
    names = access.branch_names(queries.collecting_units())
    return sorted(((unit, *told) for unit, told in names.items()), key=lambda one: one[1])


def results_told(preview: services.ResultsPreview) -> dict[str, Any]:
    """Return a preview of results as JSON."""
    changes = [
        {
            "order": one.payment.number, "name": one.payment.name, "amount": one.payment.amount, "change": one.change,
            "words": one.answer.words, "row": one.answer.row,
        }
        for one in preview.changes
    ]  # fmt: skip
    return {
        "file": preview.file_name, "sha256": preview.sha256, "mark": preview.mark, "counts": preview.counts,
        "is_known": preview.is_known, "problems": list(preview.problems), "changes": changes,
    }  # fmt: skip


class FileNotOpened(DomainError):
    code = "file-not-opened"
    says = "Không mở được tệp {file}: {why}."


class ReasonForm(forms.Form):
    """Why an order is returned or cancelled."""

    reason = forms.CharField(label="Lý do", max_length=300, error_messages={"required": "Ghi lý do: người xem sau cần biết vì sao."})


class OutcomeForm(ReasonForm):
    """What became of an order that left."""

    outcome = forms.ChoiceField(label="Kết quả", choices=OUTCOMES, error_messages=NOT_LISTED)
    field_order = ("outcome", "reason")


class ResultsForm(forms.Form):
    """A file of the bank's answers, and whose orders it answers."""

    unit = forms.ChoiceField(label="Đơn vị", error_messages=NOT_LISTED)
    file = forms.FileField(
        label="Tệp kết quả",
        help_text="Excel, CSV hoặc pain.002 tải từ ngân hàng, tối đa 64 MB.",
        error_messages={"required": "Chưa chọn tệp.", "empty": "Tệp rỗng: hãy tải lại từ ngân hàng."},
    )

    def __init__(self, *given: Any, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = [(code, f"{code} · {name}") for _, code, name in units_with_accounts()]  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("Tệp lớn hơn 64 MB: hãy chia nhỏ.")
        return file


class ApplyResultsForm(forms.Form):
    """What a preview's button sends back, none of it typed by a person."""

    upload = forms.RegexField(r"\A[0-9a-f]{64}\Z")
    token = forms.CharField(max_length=64)
    name = forms.CharField(max_length=300)
    unit = forms.CharField(max_length=40)


def content_of(file: Path) -> bytes:
    """Return the bytes of a file that a command names.

    :raises FileNotOpened: it cannot be read
    """
    try:
        return file.read_bytes()
    except OSError as cause:
        raise FileNotOpened(file=file.name, why=cause.strerror or "") from None


def chosen_layout(given: Mapping[str, Any]) -> str:
    """Return the layout that a page names, the first one where it names none."""
    known = [name for name, _, _ in services.layouts()]
    wanted = str(given.get("layout") or known[0])
    return wanted[:60]
