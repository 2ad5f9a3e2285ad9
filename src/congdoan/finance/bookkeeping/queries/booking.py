"""How a voucher's content stands in the books: the lines of its entry, by the templates of its accounting date."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

from congdoan.finance.bookkeeping.rules import KINDS, Part, Template, VoucherDraft, booked, event_of, money_faults, part_of
from congdoan.finance.bookkeeping.rules import books as rules
from congdoan.finance.bookkeeping.rules.events import OWED_UP, SHARED
from congdoan.finance.bookkeeping.rules.kinds import BANK, MONEY_ACCOUNTS, PLACE_WORDS
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountKey
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations

from .templates import template
from .vouchers import VoucherRecord


class UnableToBook(DomainError):
    """Root of the refusals to say how a voucher is booked."""


class NoUnitAbove(UnableToBook):
    code = "voucher-without-unit-above"
    says = "Chưa biết đoàn phí, kinh phí nộp về đâu: đơn vị không có cấp trên vào ngày {day}. Ghi nơi trực thuộc của đơn vị trước."


class PlaceNotInTemplate(UnableToBook):
    code = "voucher-place-not-in-template"
    says = (
        "Mẫu định khoản “{template}” không ghi {place} như chứng từ này."
        " Dùng loại chứng từ khác (tiền mặt hay ngân hàng), hoặc nhờ kế toán trưởng sửa mẫu định khoản."
    )


@dataclass(frozen=True, slots=True)
class Proposal:
    """The entry that a voucher is: its event, its lines (a debit above zero), and the templates it rests on. Units: đồng."""

    event: str
    lines: tuple[tuple[AccountKey, int], ...]
    templates: tuple[Template, ...]
    needs_check: bool


@cache
def categories() -> dict[str, tuple[str, str]]:
    """Return the entry categories: code, then direction and name. Source: table `entry_categories`."""
    return {record.fields["code"]: (record.fields["direction"], record.name) for record in reference.records("entry_categories")}


def item_words(code: str, item: str) -> str:
    """Return an account's item as people read it."""
    return rules.item_words(code, item, {category: name for category, (_, name) in categories().items()})


def proposed(unit_id: int, content: VoucherDraft) -> Proposal:
    """Return the entry that a voucher would be, as `post_voucher` books it.

    :raises NoUnitAbove: money is owed upwards and nobody stands above the unit
    :raises PlaceNotInTemplate: the template moves the bank where the voucher moves cash, or the other way round
    :raises NotInForce: no template for one of its events on that day
    """
    day = content.accounting_date
    if content.kind == "journal":
        chart = reference.chart_on(day)
        lines = [
            (AccountKey(chart, one.account, one.category, one.party_id), one.amount if one.side == "debit" else -one.amount)
            for one in content.parts
        ]
        return Proposal("journal_voucher", tuple(lines), (), False)
    parts = _parts_by_event(unit_id, content)
    templates = [template(unit_id, event, on=day) for event in parts]
    prefer = {MONEY_ACCOUNTS[BANK]} if KINDS[content.kind].place == BANK else set()
    sums: dict[tuple[AccountKey, bool], int] = defaultdict(int)
    for one in templates:
        for account, amount in booked(one, parts[one.event], prefer=prefer):
            sums[account, amount > 0] += amount
    lines = [(account, amount) for (account, _), amount in sums.items()]
    if wrong := money_faults(content, lines):
        raise PlaceNotInTemplate(template=", ".join(one.name for one in templates), place=PLACE_WORDS[wrong[0]])
    event = next(iter(parts)) if len(parts) == 1 else "voucher"
    return Proposal(event, tuple(lines), tuple(templates), any(one.needs_check for one in templates))


def entry_of(found: VoucherRecord) -> Proposal:
    """Return the entry of a voucher: as it stands in the books once it is booked, before that as it would be.

    :raises UnableToBook: as `proposed`
    """
    posted = found.act("posted")
    entry = ledger.entry(posted.entry_id or 0) if posted else None
    if entry is None:
        return proposed(found.unit_id, found.content)
    needs_check = any(one.needs_check for one in _templates_then(found))
    return Proposal(entry.event, tuple((line.account, line.amount) for line in entry.lines), (), needs_check)


def _templates_then(found: VoucherRecord) -> list[Template]:
    """Return the templates of a booked voucher's day, as far as they still stand."""
    try:
        return list(proposed(found.unit_id, found.content).templates)
    except DomainError:
        return []


def _parts_by_event(unit_id: int, content: VoucherDraft) -> dict[str, list[Part]]:
    day = content.accounting_date
    shares = {category: _share(unit_id, flow, day) for category, flow in SHARED.items() if _has(content, {category})}
    upper_id = organisations.parent_on([unit_id], on=day)[unit_id] if _has(content, OWED_UP) else None
    if upper_id is None and _has(content, OWED_UP):
        raise NoUnitAbove(day=f"{day:%d/%m/%Y}")
    parts: dict[str, list[Part]] = {}
    for one in content.parts:
        parts.setdefault(event_of(content, one), []).append(part_of(one, shares=shares, upper_id=upper_id))
    return parts


def _has(content: VoucherDraft, wanted: set[str] | frozenset[str]) -> bool:
    return any(one.category in wanted for one in content.parts)


def _share(unit_id: int, flow: str, on: date) -> Fraction:
    branches = [unit_id, *access.ancestors([unit_id], on=on)[unit_id]]
    record = reference.in_force("share_grassroots", on=on, branch_ids=branches, flow=flow)
    assert record.value is not None
    return Fraction(record.value)
