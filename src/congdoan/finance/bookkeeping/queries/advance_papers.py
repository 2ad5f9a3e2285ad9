"""Papers of an advance: the request (C42-HD), each settlement (C43-BB), and the slip of each step of money (C40-BB, C41-BB)."""

from datetime import datetime

from congdoan.finance.bookkeeping.queries.advances import AdvanceRow, StepRow, spending_categories
from congdoan.finance.bookkeeping.queries.papers import letterhead, signers, voucher_form
from congdoan.finance.bookkeeping.queries.vouchers import numbers_of_entries
from congdoan.finance.bookkeeping.rules.kinds import book_of_written
from congdoan.finance.bookkeeping.rules.office_sheets import OfficeSheet, day_line, sheet_pdf
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.money import format_dong, in_words

REQUEST, SETTLEMENT = "C42-HD", "C43-BB"


def request_paper(row: AdvanceRow, *, made_at: datetime) -> bytes:
    """Return the request of an advance as PDF/A. Source: form C42-HD of table `voucher_kinds`; its layout is our own."""
    form = voucher_form(REQUEST)
    head = letterhead(row.unit_id, on=row.requested_on, needs_check=form.needs_check)
    facts = [("Họ tên người đề nghị", row.person_name)]
    facts += [("Bộ phận, chức vụ", row.person_post)] if row.person_post else []
    facts += [
        ("Đề nghị tạm ứng số tiền", f"{format_dong(row.amount)} đồng"),
        ("Bằng chữ", in_words(row.amount)),
        ("Lý do tạm ứng", row.purpose),
        ("Thời hạn thanh toán", f"{row.due_on:%d/%m/%Y}"),
    ]
    facts += [("Vì sao tạm ứng tiếp khi còn khoản chưa xong", row.second_reason)] if row.second_reason else []
    sheet = OfficeSheet(
        title=form.name, number=f"{row.number}/{row.year}", day=day_line(row.requested_on), form=f"Mẫu số {REQUEST}", form_note="",
        unit=head.unit, upper=head.upper, facts=facts, mark=head.mark,
        signatures=signers(form, {"Người đề nghị": row.person_name}),
    )  # fmt: skip
    return sheet_pdf(sheet, made_at=made_at)


def settlement_paper(row: AdvanceRow, steps: list[StepRow], place: int, *, made_at: datetime) -> bytes | None:
    """Return the settlement filed at a place as PDF/A; None when none was. Source: form C43-BB; its layout is our own."""
    filed = next((step for step in steps if step.place == place and step.kind == "filed"), None)
    if filed is None:
        return None
    form, names = voucher_form(SETTLEMENT), dict(spending_categories(on=filed.happened_on))
    head = letterhead(row.unit_id, on=filed.happened_on, needs_check=form.needs_check)
    before = _held_before(steps, place)
    accountant = access.names_of_actors([filed.recorded_by]).get(filed.recorded_by, "")
    sheet = OfficeSheet(
        title=form.name, number=f"{row.number}/{row.year} – {place}", day=day_line(filed.happened_on), form=f"Mẫu số {SETTLEMENT}",
        form_note="", unit=head.unit, upper=head.upper, mark=head.mark,
        facts=[("Họ tên người thanh toán", row.person_name), ("Lý do tạm ứng", row.purpose), ("Người lập", accountant)],
        heads=("TT", "Nội dung chi", "Mục chi", "Chứng từ", "Số tiền"), widths=(1, 6, 5, 4, 4), align="cllcr",
        rows=[
            [str(number), part.words, names.get(part.category, part.category), part.paper, format_dong(part.amount)]
            for number, part in enumerate(filed.parts, start=1)
        ],
        sums=[["", "Cộng số đã chi", "", "", format_dong(filed.amount)], ["", "Số tạm ứng còn giữ", "", "", format_dong(before)]],
        below=[
            ("Bằng chữ", in_words(filed.amount)),
            ("Tạm ứng chưa chi hết", f"{format_dong(max(before - filed.amount, 0))} đồng"),
            ("Chi quá số tạm ứng", f"{format_dong(max(filed.amount - before, 0))} đồng"),
        ],
        signatures=signers(form, {"Người thanh toán": row.person_name}),
    )  # fmt: skip
    return sheet_pdf(sheet, made_at=made_at)


SLIPS = {"PC": ("C41-BB", "Người nhận"), "PT": ("C40-BB", "Người nộp")}
"""The form of a slip by what its number begins with; the bank's own papers have no form here."""


def step_paper(row: AdvanceRow, steps: list[StepRow], place: int, *, made_at: datetime) -> bytes | None:
    """Return the slip of a step that moved cash as PDF/A; None for any other step. Source: forms C40-BB, C41-BB; the layout is our own."""
    step = next((one for one in steps if one.place == place and one.entry_id and one.kind in {"paid", "topped_up", "returned"}), None)
    number = numbers_of_entries([step.entry_id]).get(step.entry_id, "") if step and step.entry_id else ""
    if step is None or number[:2] not in SLIPS:
        return None
    code, who = SLIPS[number[:2]]
    form = voucher_form(code)
    head = letterhead(row.unit_id, on=step.happened_on, needs_check=form.needs_check)
    cashier = access.names_of_actors([step.recorded_by]).get(step.recorded_by, "")
    entry = ledger.entry(step.entry_id) if step.entry_id else None
    lines = (
        [f"{'Nợ' if one.amount > 0 else 'Có'} {one.account.code}: {format_dong(abs(one.amount))}" for one in entry.lines] if entry else []
    )
    sheet = OfficeSheet(
        title=form.name, number=number, book=str(book_of_written(number)) if form.fields.get("book_number") else "",
        day=day_line(step.happened_on), form=f"Mẫu số {code}", form_note="", unit=head.unit,
        upper=head.upper, mark=head.mark,
        facts=[
            (f"Họ tên {who.lower()} tiền", row.person_name), ("Bộ phận, chức vụ", row.person_post),
            ("Lý do", f"{step.title.capitalize()}, {row.title.lower()}: {row.purpose}"), ("Số tiền", f"{format_dong(step.amount)} đồng"),
            ("Bằng chữ", in_words(step.amount)), ("Định khoản", "; ".join(lines)),
        ],
        signatures=signers(form, {who: row.person_name, "Thủ quỹ": cashier}),
    )  # fmt: skip
    return sheet_pdf(sheet, made_at=made_at)


def _held_before(steps: list[StepRow], place: int) -> int:
    """Return what the person held when a settlement was filed."""
    before = [step for step in steps if step.place < place]
    undone = {step.takes_back for step in before if step.kind == "reversed"}
    signs = {"paid": 1, "topped_up": 1, "settled": -1, "returned": -1}
    return sum(signs.get(step.kind, 0) * step.amount for step in before if step.place not in undone)
