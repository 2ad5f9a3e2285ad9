"""What an approver should know before the money moves; none of it refuses a voucher."""

from collections.abc import Iterator

from congdoan.finance.bookkeeping.rules import VoucherDraft
from congdoan.people.organisations import queries as organisations


def cautions(unit_id: int, content: VoucherDraft) -> tuple[str, ...]:
    """Return in words what else has booked, or will book, the same money."""
    return tuple(_booked_elsewhere(unit_id, content))


def _booked_elsewhere(unit_id: int, content: VoucherDraft) -> Iterator[str]:
    day, kinds = content.accounting_date, {part.category for part in content.parts}
    if "received_distribution" in kinds and organisations.collector_of([unit_id], on=day)[unit_id] not in (None, unit_id):
        yield "Kinh phí cấp trên chuyển từ tài khoản thu tập trung được ghi tự động: chỉ lập phiếu cho tiền không qua tài khoản ấy."
