"""Donations as pages read them: what is left of each, which lack a receipt or a receiving board, the register and receipt as files."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from django.db import connection
from django.db.models import Exists, OuterRef
from xlsxwriter import Workbook

from congdoan.finance.bookkeeping.models import Donation, DonationStep
from congdoan.finance.bookkeeping.queries.papers import letterhead
from congdoan.finance.bookkeeping.rules import donations as rules
from congdoan.finance.bookkeeping.rules.office_sheets import OfficeSheet, day_line, sheet_pdf
from congdoan.foundation.kernel.money import format_dong, in_words
from congdoan.foundation.kernel.vietnamese import fold


@dataclass(frozen=True, slots=True)
class DonationStepRow:
    """One step of a donation; `number` is its voucher's, `stands` whether that voucher still stands in the books."""

    place: int
    kind: str
    happened_on: date
    measure: int
    takes_back: int | None
    words: str
    voucher_id: int | None
    is_reversed: bool
    recorded_by: int
    recorded_at: datetime

    @property
    def title(self) -> str:
        """Return what was done, in words."""
        return rules.STEP_WORDS[self.kind]


@dataclass(frozen=True, slots=True)
class DonationRow:
    """One donation with its steps. Units: `measure` đồng of money or pieces of a thing; `worth` đồng."""

    id: int
    unit_id: int
    year: int
    number: int
    received_on: date
    donor: str
    donor_address: str
    form: str
    thing: str
    measure: int
    worth: int
    purpose: str
    board: str
    registered_by: int
    registered_at: datetime
    steps: tuple[DonationStepRow, ...]

    @property
    def title(self) -> str:
        """Return what people call it."""
        return f"Tài trợ số {self.number}/{self.year}"

    @property
    def form_words(self) -> str:
        return rules.FORMS[self.form]

    @property
    def unit_words(self) -> str:
        """Return what `measure` counts."""
        return "đ" if self.form in rules.MONEY else "cái"

    @property
    def told(self) -> list[rules.DonationStep]:
        """Return the steps as the rule reads them."""
        return [rules.DonationStep(one.place, one.kind, one.measure, one.takes_back) for one in self.steps]

    @property
    def standing(self) -> list[DonationStepRow]:
        """Return the receipts and uses that stand, without those whose voucher was reversed."""
        places = {one.place for one in rules.standing(self.told)}
        return [one for one in self.steps if one.place in places and not one.is_reversed]

    @property
    def is_void(self) -> bool:
        return any(one.kind == "voided" for one in self.steps)

    @property
    def used(self) -> int:
        """Return what was used, as the rule counts it."""
        return sum(one.measure for one in rules.standing(self.told))

    @property
    def left(self) -> int:
        return self.measure - self.used

    @property
    def receipt(self) -> DonationStepRow | None:
        """Return the receipt in the books, where one stands."""
        return next((one for one in self.standing if one.kind == "receipted"), None)

    @property
    def lacks(self) -> tuple[str, ...]:
        """Return what an inspector would miss: a receipt of money, a receiving board, a use whose voucher stands."""
        if self.is_void:
            return ()
        reversed_uses = [one for one in self.steps if one.kind == "used" and one.is_reversed and one.place not in _undone(self.steps)]
        told = (
            ("chưa có phiếu thu trong sổ", self.form in rules.MONEY and self.receipt is None),
            ("không ghi ban tiếp nhận", not self.board),
            ("chứng từ chi của lần sử dụng đã bị đảo", bool(reversed_uses)),
        )
        return tuple(words for words, is_true in told if is_true)


def donations(
    *, unit_ids: Collection[int] | None = None, ids: Collection[int] | None = None, year: int | None = None, form: str = "", text: str = "",
    before_id: int | None = None, limit: int | None = None,
) -> list[DonationRow]:  # fmt: skip
    """Return donations within reach, newest first, with their steps; two statements."""
    wanted = Donation.objects.order_by("-id")
    narrowed = {"unit_id__in": unit_ids, "id__in": ids, "year": year, "form": form or None, "id__lt": before_id}
    wanted = wanted.filter(**{name: value for name, value in narrowed.items() if value is not None})
    for word in fold(text).split():
        wanted = wanted.filter(search_key__contains=word)
    rows = list(wanted[:limit])
    steps: dict[int, list[DonationStepRow]] = {}
    for donation_id, step in _steps([row.pk for row in rows]):
        steps.setdefault(donation_id, []).append(step)
    return [
        DonationRow(
            row.pk, row.unit_id, row.year, row.number, row.received_on, row.donor, row.donor_address, row.form, row.thing, row.measure,
            row.worth, row.purpose, row.board, row.registered_by, row.registered_at, tuple(steps.get(row.pk, ())),
        )
        for row in rows
    ]  # fmt: skip


def _steps(ids: Collection[int]) -> Iterable[tuple[int, DonationStepRow]]:
    is_reversed = Exists(DonationStep.voucher.field.related_model._default_manager.filter(id=OuterRef("voucher_id"), acts__kind="reversed"))
    fields = ("place", "kind", "happened_on", "measure", "takes_back", "words", "voucher_id", "back", "recorded_by", "recorded_at")
    found = DonationStep.objects.filter(donation_id__in=ids).annotate(back=is_reversed).order_by("donation_id", "place")
    return ((donation_id, DonationStepRow(*rest)) for donation_id, *rest in found.values_list("donation_id", *fields))


def _undone(steps: Iterable[DonationStepRow]) -> set[int | None]:
    return {one.takes_back for one in steps if one.kind == "taken_back"}


def told_of_voucher(voucher_id: int) -> int:
    """Return how much of a voucher donations tell of already. Units: đồng."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT bookkeeping_told_of_voucher(%s)", [voucher_id])
        return int(cursor.fetchone()[0])


def donation_receipt(row: DonationRow, *, made_at: datetime) -> bytes:
    """Return the receipt that a donor takes home as PDF/A; its layout is our own, no form's code is known."""
    head = letterhead(row.unit_id, on=row.received_on, needs_check=True)
    facts = [("Nhận của", row.donor)]
    facts += [("Địa chỉ", row.donor_address)] if row.donor_address else []
    if row.form == "thing":
        facts += [("Hiện vật", f"{row.thing}, số lượng {format_dong(row.measure)}")]
        facts += [("Giá trị theo người tài trợ", f"{format_dong(row.worth)} đồng")] if row.worth else []
    else:
        facts += [("Số tiền", f"{format_dong(row.measure)} đồng ({row.form_words})"), ("Bằng chữ", in_words(row.measure))]
        facts += [("Phiếu thu", row.receipt.words)] if row.receipt else []
    facts += [("Mục đích", row.purpose)] + ([("Ban tiếp nhận", row.board)] if row.board else [])
    sheet = OfficeSheet(
        title="Giấy biên nhận tài trợ", number=f"{row.number}/{row.year}", day=day_line(row.received_on), form="", form_note="",
        unit=head.unit, upper=head.upper, mark=head.mark, facts=facts,
        signatures=[("Người tài trợ", row.donor), ("Ban tiếp nhận", ""), ("Chủ tịch", "")],
    )  # fmt: skip
    return sheet_pdf(sheet, made_at=made_at)


HEADS = ("Số", "Ngày nhận", "Người tài trợ", "Hình thức", "Hiện vật", "Số tiền, số lượng", "Giá trị (đồng)", "Mục đích", "Ban tiếp nhận",
         "Phiếu thu", "Đã dùng", "Còn lại", "Còn thiếu")  # fmt: skip


def donations_workbook(rows: Iterable[DonationRow]) -> bytes:
    """Return the register of donations as a workbook; texts are texts, so that no cell is taken for a formula."""
    told = BytesIO()
    with Workbook(told, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, number, day = book.add_worksheet("Tài trợ"), book.add_format({"num_format": "#,##0"}), book.add_format(
            {"num_format": "dd/mm/yyyy"}
        )  # fmt: skip
        sheet.write_row(0, 0, HEADS, book.add_format({"bold": True}))
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(HEADS) - 1, 18)
        for place, row in enumerate(rows, start=1):
            receipt = row.receipt.words if row.receipt else ""
            texts = {0: f"{row.number}/{row.year}", 2: row.donor, 3: row.form_words, 4: row.thing, 7: row.purpose, 8: row.board, 9: receipt,
                     12: "đã hủy" if row.is_void else "; ".join(row.lacks)}  # fmt: skip
            for column, text in texts.items():
                sheet.write_string(place, column, text)
            for column, amount in ((5, row.measure), (6, row.worth), (10, row.used), (11, row.left)):
                sheet.write_number(place, column, amount, number)
            sheet.write_datetime(place, 1, datetime(row.received_on.year, row.received_on.month, row.received_on.day), day)  # noqa: DTZ001  a day, no moment
    return told.getvalue()
