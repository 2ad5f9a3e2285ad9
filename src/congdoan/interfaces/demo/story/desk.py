"""What lies on the desk when the visitor comes: papers half way, so that no page of money is empty. All of it through the services."""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from congdoan.finance.assessments import queries as owed
from congdoan.finance.assessments import services as assessments
from congdoan.finance.banking import queries as bank
from congdoan.finance.banking import services as banking
from congdoan.finance.collection import queries as account
from congdoan.finance.collection import services as collection
from congdoan.finance.collection.queries import held, payouts
from congdoan.finance.notices import services as notices
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.periods import format_month, month_of
from congdoan.foundation.kernel.vietnamese import fold
from congdoan.interfaces.demo.story.facts import YEAR
from congdoan.people.organisations import queries as organisations

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OPENS = time(7, 30)
PREFIX = "9999"
STRANGE_ACCOUNT = "999900000000"
INVENTED = "Văn bản hư cấu của bộ dữ liệu minh họa"
WAITING_ORDERS, SENT_ORDERS, NOTICES, LOWERED, DECLARED = 4, 3, 6, 3, 3
LINK_DAYS = 90


@dataclass(frozen=True)
class Desk:
    """Who works where, and on which day."""

    district: int
    number: str
    on: date
    accountant: int
    chief: int

    @property
    def opens(self) -> datetime:
        """Return the moment at which the day's work begins."""
        return datetime.combine(self.on, OPENS, ZONE)


def lay_out(district: int, *, by: int, on: date) -> None:
    """Leave papers of every kind on the desk of the district's accountants, as of a day; in the caller's transaction."""
    accountant, chief = (people.actor_named(name) for name in ("ketoan", "ketoantruong"))
    assert accountant is not None
    assert chief is not None
    (collecting,) = bank.accounts(unit_id=district, on=on)
    desk = Desk(district, collecting.number, on, accountant.pk, chief.pk)
    try:
        access.enter(desk.accountant, on=on)
        for lay in (_overpaid, _notices, _submissions, _notifications, _proposals, _orders):
            lay(desk)
    finally:
        access.enter(by, on=on)


def _overpaid(desk: Desk) -> None:
    """Lower a few charges that were paid in full: the employers had counted workers twice."""
    month = YEAR * 100 + 11
    rows = account.outstanding(on=desk.on, kinds=["KPCD"])
    paid = [row for row in rows if row.month == month and row.assessed and row.paid == row.assessed][:LOWERED]
    for charge in owed.charges([row.payer_id for row in paid], kinds=["KPCD"], months=(month, month)):
        lower = charge.amount * 9 // 10
        reason = "Doanh nghiệp khai trùng người lao động, khai lại theo biên bản"
        assessments.revise_charge(by=desk.accountant, charge_id=charge.id, amount=lower, reason=reason, on=desk.on)


def _notices(desk: Desk) -> None:
    """Issue a notice to a few employers that owe."""
    owing = [row.payer_id for row in account.outstanding(on=desk.on, kinds=["KPCD"]) if row.unpaid]
    payers = list(dict.fromkeys(owing))[:NOTICES]
    notices.issue_notices(by=desk.accountant, unit_id=desk.district, on=desk.on, made_at=desk.opens, payer_ids=payers)


def _submissions(desk: Desk) -> None:
    """Let a few employers tell this month's wages, one more worker each; and give each a link."""
    by, month, last = desk.accountant, month_of(desk.on), YEAR * 100 + 12
    for row in owed.payroll_in_force(months=(last, last))[:DECLARED]:
        told = assessments.SubmittedMonth(month, row.headcount + 1, row.wage_fund_dong + row.wage_fund_dong // row.headcount)
        key = uuid5(NAMESPACE_URL, f"{row.employer_id}/{month}")
        assessments.submit_payroll(by=by, employer_id=row.employer_id, months=[told], key=key, note="thêm một người", on=desk.on)
        access.issue_link(
            by=by, unit_id=desk.district, subject_id=row.employer_id, until=desk.on + timedelta(days=LINK_DAYS),
            reason="Kế toán doanh nghiệp xin xem công nợ", on=desk.on,
        )  # fmt: skip


def _notifications(desk: Desk) -> None:
    """Receive what a bank would tell: money that no statement shows yet, money that one proves, money on an account of nobody."""
    key = secrets.token_hex(16)
    source = banking.register_notification_source(
        by=desk.accountant, unit_id=desk.district, provider="generic", key=key, name="Cổng thông báo minh họa", on=desk.on
    )
    printed = [line for line in bank.lines(unit_id=desk.district, since=date(YEAR, 12, 1)) if line.direction == "C"][-1]
    employers = [body for body in organisations.register(on=desk.on).bodies if body.kind == "employer" and body.tax_code][:3]
    words = [f"MST {body.tax_code} {fold(body.name).upper()} nop KPCD {format_month(month_of(desk.on))}" for body in employers]
    told = [(desk.number, 4_150_000 + n * 735_000, desk.opens, note, f"TB{n}") for n, note in enumerate(words)]
    told.append((STRANGE_ACCOUNT, 2_000_000, desk.opens, "ung ho quy tinh thuong", "TB8"))
    told.append((desk.number, printed.amount, printed.booked_at.replace(tzinfo=ZONE), printed.narrative, printed.reference))
    for number, amount, booked_at, narrative, reference in told:
        body = {
            "id": reference, "account": number, "direction": "in", "amount": amount, "booked_at": booked_at.isoformat(),
            "narrative": narrative, "reference": reference,
        }  # fmt: skip
        _call(source, key, json.dumps(body, ensure_ascii=False).encode(), at=desk.opens)
    banking.compare_notifications(by=desk.accountant, on=desk.on)


def _call(source: banking.NewSource, key: str, body: bytes, *, at: datetime) -> None:
    seconds = int(at.timestamp())
    signature = hmac.new(key.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
    headers = {"X-Congdoan-Signature": f"t={seconds},v1={signature}"}
    banking.receive_notification(provider=source.provider, address=source.address, headers=headers, body=body, at=at)


def _proposals(desk: Desk) -> None:
    """Propose to take a line back, and to hand a held share to a new union: both wait for a second person."""
    line = next(
        one.line for one in reversed(account.judged_lines(desk.district)) if one.match.status == "auto" and one.match.kind == "KPCD"
    )
    at: dict[str, Any] = {"by": desk.accountant, "unit_id": desk.district, "on": desk.on}
    collection.propose_correction(line_id=line.id, kind=None, reason="Doanh nghiệp báo chuyển nhầm, chờ văn bản", **at)
    rows = held.held_ledger(desk.district, year=YEAR, on=date(YEAR, 12, 31)).rows
    if row := next((row for row in rows if row.left > 0 and row.union_code), None):
        collection.propose_held_transfer(employer_id=row.employer_id, reason="Công đoàn cơ sở đã được thành lập", **at)


def _orders(desk: Desk) -> None:
    """Write down the prefix of virtual accounts; order shares of a few unions: some wait for approval, some are with the bank."""
    dues = [due for due in payouts.share_dues(desk.district, on=desk.on) if due.receivers and due.left and not due.is_upper]
    choices = [collection.ShareChoice(due.body_id) for due in dues[: WAITING_ORDERS + SENT_ORDERS]]
    at: dict[str, Any] = {"unit_id": desk.district, "on": desk.on}
    collection.set_virtual_prefix(by=desk.accountant, number=desk.number, prefix=PREFIX, document=INVENTED, **at)
    sent = collection.prepare_share_payments(by=desk.accountant, choices=choices, **at)[WAITING_ORDERS:]
    access.enter(desk.chief, on=desk.on)
    banking.approve_payments(by=desk.chief, order_ids=sent, **at)
    access.enter(desk.accountant, on=desk.on)
    banking.export_payments(by=desk.accountant, order_ids=sent, layout="pain001", **at)
