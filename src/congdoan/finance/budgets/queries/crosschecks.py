"""Cross-checks of a settlement: each figure held against another source that must tell the same."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.banking import queries as banking
from congdoan.finance.budgets.rules.crosschecks import Check
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import FIRST_PERIOD, AccountFilter
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.money import share_of
from congdoan.foundation.kernel.periods import add_months, last_day, make_month
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations

from .actuals import PAYABLE
from .consolidation import consolidated_balance
from .settlement import Settlement, consolidated_rows, value_of
from .submissions import approved_of

OF_TABLE = "Bảng đẳng thức"


def crosschecks(sheet: Settlement) -> tuple[Check, ...]:
    """Return the checks of a settlement: of a union's own books, or of a branch against the units it sums."""
    return _of_branch(sheet) if sheet.is_sum else _of_union(sheet)


def _of_union(sheet: Settlement) -> tuple[Check, ...]:
    unit_id, last = sheet.unit_id, sheet.until
    return (
        *_identities(sheet),
        _opening(sheet),
        _bank(unit_id, last),
        _payable(sheet),
        _dues(sheet),
        *_upper(unit_id, last),
    )


def _identities(sheet: Settlement) -> tuple[Check, ...]:
    """Hold the closing sum against its identity, and against the money there is."""
    gone = sum(cell.value for cell in sheet.cells if cell.line_id in ("spending_total", "paid_up", "handover_out"))
    by_identity = sheet.value("opening") + sheet.value("income_total") - gone
    closing = value_of(sheet.cells, "closing")
    return (
        Check("closing", "Tích lũy cuối kỳ", "Dòng cuối kỳ trên mẫu", closing, "Đầu kỳ + thu − chi − nộp − bàn giao",
              by_identity, source=OF_TABLE),
        Check("money", "Tích lũy và tiền", "Tích lũy cuối kỳ", closing, "Tiền mặt + tiền gửi + tạm ứng theo sổ",
              sheet.money, severity="explain", source=OF_TABLE),
    )  # fmt: skip


def _opening(sheet: Settlement) -> Check:
    """Hold the opening sum against last year's settlement as it was approved."""
    former = approved_of([sheet.unit_id], sheet.year - 1).get(sheet.unit_id)
    return Check(
        "opening", "Đầu kỳ nối cuối kỳ trước", "Tích lũy đầu kỳ", sheet.value("opening"), f"Cuối kỳ đã duyệt năm {sheet.year - 1}",
        former.approved("closing") if former else None,
    )  # fmt: skip


def _bank(unit_id: int, last: int) -> Check:
    """Hold the books' bank account against the bank's own balance at the end of the last month."""
    day = last_day(last)
    told = [[balance for on, balance in rows if on <= day] for rows in banking.balances_by_day(unit_id).values()]
    known = sum(rows[-1] for rows in told) if told and all(told) else None
    books = ledger.balance_of(unit_id, AccountFilter(codes=("112",)), month=last)
    return Check("bank", "Sổ tiền gửi và ngân hàng", "Tiền gửi theo sổ", books, "Số dư trên sao kê", known, source="Sao kê ngân hàng")


def _payable(sheet: Settlement) -> Check:
    """Hold what is still owed upwards against the law's share of the dues collected, month by month as they were booked."""
    first, before = make_month(sheet.year, 1), add_months(make_month(sheet.year, 1), -1)
    branches = [sheet.unit_id, *access.ancestors([sheet.unit_id], on=date(sheet.year, 12, 31))[sheet.unit_id]]
    owed = sum(
        share_of(report.collected_dong, 1 - _share("dues", report.month, branches))
        for report in assessments.dues_reports_in_force([sheet.unit_id], months=(first, sheet.until))
    )
    brought = -ledger.balance_of(sheet.unit_id, AccountFilter(codes=(PAYABLE,)), month=before)
    by_law = owed + brought - sheet.value("paid_up")
    return Check(
        "payable_up", "Còn phải nộp cấp trên", "Dòng còn phải nộp trên mẫu", value_of(sheet.cells, "payable_up"),
        "Phần cấp trên của đoàn phí đã báo + nợ đầu kỳ − đã nộp", by_law, severity="explain", source=OF_TABLE,
    )  # fmt: skip


def _share(flow: str, month: int, branches: Sequence[int]) -> Fraction:
    record = reference.in_force("share_grassroots", on=date(month // 100, 1, 1), branch_ids=branches, flow=flow)
    return Fraction(record.value or 0)


def _dues(sheet: Settlement) -> Check:
    """Hold the dues on the form against the union's monthly reports."""
    reports = assessments.dues_reports_in_force([sheet.unit_id], months=(make_month(sheet.year, 1), sheet.until))
    told = sum(report.collected_dong for report in reports) if reports else None
    return Check("dues", "Đoàn phí và báo cáo tháng", "Đoàn phí trên mẫu", sheet.value("dues"), "Cộng báo cáo đoàn phí các tháng", told)


def _upper(unit_id: int, last: int) -> tuple[Check, ...]:
    """Hold what the unit's books say of its upper unit against what the upper unit's books say of it."""
    (upper_id,) = organisations.parent_on([unit_id], on=last_day(last)).values()
    if upper_id is None:
        return ()
    names = {"dues": "Đoàn phí phải nộp", "share": "Kinh phí được phân phối"}
    during = (FIRST_PERIOD, last)
    own, theirs = (
        _about(ledger.turnover([books], during=during, accounts=AccountFilter(codes=("136", "336", "337", "338"), party_ids=(party,))))
        for books, party in ((unit_id, upper_id), (upper_id, unit_id))
    )
    is_seen = upper_id in access.within_reach([upper_id])  # books beyond the reader's reach are not empty, they are unknown
    return tuple(
        Check(
            f"upper_{item}",
            f"{words}: hai sổ",
            "Theo sổ đơn vị",
            own.get(item, 0),
            "Theo sổ cấp trên",
            -theirs.get(item, 0) if is_seen else None,
        )
        for item, words in names.items()
        if item in own or item in theirs
    )


def _about(rows: Iterable[ledger.TurnoverRow]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for row in rows:
        item = "dues" if row.account.item == "advance" else row.account.item
        sums[item] = sums.get(item, 0) + row.debit - row.credit
    return sums


def _of_branch(sheet: Settlement) -> tuple[Check, ...]:
    rows = consolidated_rows(sheet.unit_id, sheet.year, form_id=sheet.form, until=sheet.until)
    closing, money = sum(row.value("closing") for row in rows), sum(row.money for row in rows)
    approved = approved_of([row.unit_id for row in rows], sheet.year)
    sent = sum(one.approved("closing") or 0 for one in approved.values()) if rows and len(approved) == len(rows) else None
    balance = consolidated_balance(sheet.unit, month=sheet.until)
    return (
        *_identities(sheet),
        Check("sum", "Tổng hợp và từng đơn vị", "Cuối kỳ tổng hợp", sheet.value("closing"), f"Cộng {len(rows)} đơn vị", closing,
              source=OF_TABLE),
        Check("sum_money", "Tiền tổng hợp và từng đơn vị", "Tiền tổng hợp", sheet.money, f"Cộng {len(rows)} đơn vị", money),
        Check("approved", "Tổng hợp và bản đã duyệt", "Cuối kỳ tổng hợp theo sổ", sheet.value("closing"), "Cộng các bản đã duyệt", sent,
              severity="explain"),
        Check("double_entry", "Tổng Nợ và tổng Có toàn nhánh", "Tổng số dư Nợ", sum(max(row.net, 0) for row in balance.rows),
              "Tổng số dư Có", sum(max(-row.net, 0) for row in balance.rows), source=OF_TABLE),
        Check("pairs", "Nợ lẫn nhau giữa các đơn vị", "Các cặp lệch nhau", sum(abs(pair.difference) for pair in balance.apart),
              "Phải là", 0, severity="explain"),
    )  # fmt: skip
