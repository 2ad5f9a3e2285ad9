"""What an approver should know before the money moves; none of it refuses a voucher."""

from collections import Counter
from collections.abc import Iterator

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.bookkeeping.rules import KINDS, VoucherDraft
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.periods import format_month, make_month, month_of
from congdoan.people.organisations import queries as organisations

from .booking import categories
from .limits import limits


def cautions(unit_id: int, content: VoucherDraft) -> tuple[str, ...]:
    """Return in words what else has booked, or will book, the same money, and which limits of the year it passes."""
    return (*_booked_elsewhere(unit_id, content), *_over_limits(unit_id, content))


def _booked_elsewhere(unit_id: int, content: VoucherDraft) -> Iterator[str]:
    day, kinds = content.accounting_date, {part.category for part in content.parts}
    month = month_of(day)
    if "dues" in kinds:
        for report in assessments.dues_reports_in_force([unit_id], months=(month, month)):
            yield (
                f"Tháng {format_month(month)} đã có báo cáo thu đoàn phí {format_dong(report.collected_dong)} đ, báo cáo ấy đã ghi vào sổ:"
                " chỉ duyệt phiếu này nếu tiền chưa nằm trong báo cáo."
            )
    if "received_distribution" in kinds and organisations.collector_of([unit_id], on=day)[unit_id] not in (None, unit_id):
        yield "Kinh phí cấp trên chuyển từ tài khoản thu tập trung được ghi tự động: chỉ lập phiếu cho tiền không qua tài khoản ấy."


def _over_limits(unit_id: int, content: VoucherDraft) -> Iterator[str]:
    """Yield the categories whose spending of the year, this voucher included, passes what the approved estimate set."""
    if KINDS[content.kind].direction != "out":
        return
    year, asked = content.accounting_date.year, Counter[str]()
    for part in content.parts:
        asked[part.category] += part.amount
    held = {category: most for category, most in limits([unit_id], year).get(unit_id, {}).items() if category in asked}
    if not held:
        return
    spent, months = Counter[str](), (make_month(year, 1), make_month(year, 12))
    for row in ledger.turnover([unit_id], during=months, accounts=AccountFilter(items=tuple(held))):
        spent[row.account.item] += row.debit
    for category, most in held.items():
        if (after := spent[category] + asked[category]) > most:
            yield (
                f"{categories()[category][1]}: chi cả năm sẽ là {format_dong(after)} đ, vượt dự toán được duyệt {format_dong(most)} đ"
                f" là {format_dong(after - most)} đ."
            )
