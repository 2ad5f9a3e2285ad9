"""The dated facts a run stands on, read from the register, the charges and the law."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.queries.law import SplitRecords, split_records
from congdoan.finance.collection.queries.names import taught_names
from congdoan.finance.collection.queries.virtual import virtual_numbers
from congdoan.finance.collection.rules import model
from congdoan.finance.collection.rules.payouts import PREFIX, read_source
from congdoan.finance.collection.rules.terms import Level, SplitPolicy, Terms
from congdoan.foundation.kernel.errors import DomainError
from congdoan.people.organisations import queries as organisations


class NoSplitTable(DomainError):
    code = "no-split-table"
    says = (
        "Chưa có bảng tỷ lệ phân phối giữa các cấp trên cho năm {year}. Kế toán trưởng phải nhập bảng theo văn bản của Liên đoàn"
        " trước khi phân phối; phần mềm không tự đặt tỷ lệ."
    )


class LevelNotThere(NoSplitTable):
    code = "split-level-not-there"
    says = (
        "Bảng chia năm {year} chia cho cấp “{level}”, nhưng từ {on} đơn vị không còn cấp trên ấy."
        " Hãy nhập quyết định bảng chia của năm {year} theo các cấp hiện có."
    )


def terms_of(unit_id: int, *, days: Sequence[date], on: date) -> Terms:
    """Return register, charges and split tables for lines booked on the given days.

    :raises NoSplitTable: a year of these days has no upper split table of this unit
    """
    bodies = register_of(unit_id, on=on)
    return Terms(bodies, charges_of(bodies), split_policies(unit_id, days=days))


def register_of(unit_id: int, *, on: date) -> model.Register:
    """Return every body within reach as the matcher needs it."""
    taught: dict[int, list[str]] = defaultdict(list)
    for one in taught_names(unit_id):
        taught[one.payer_id].append(one.name)
    columns, virtual = organisations.register(on=on), virtual_numbers(unit_id)
    payers = tuple(
        model.Payer(
            id=body.id,
            code=body.code,
            kind=body.kind,  # type: ignore[arg-type]
            name=body.name,
            former_names=tuple(model.FormerName(former.name, former.until) for former in body.former_names),
            tax_code=body.tax_code,
            si_unit_code=body.si_unit_code,
            accounts=body.accounts,
            unions=tuple(model.UnionSpan(span.union_id, span.first or date.min, span.until) for span in body.unions),
            founded_on=None if body.kind == "employer" else body.founded_on,
            until=None if body.kind == "employer" else body.ended_on,
            successor_id=body.successor_id,
            liable_from=body.founded_on if body.kind == "employer" else None,
            liable_until=body.ended_on if body.kind == "employer" else None,
            commune=body.commune,
            taught_names=tuple(taught[body.id]),
            virtual_accounts=virtual.get(body.id, ()),
        )
        for body in columns.bodies
    )
    groups = tuple(model.PayerGroup(group.code, group.name, group.tax_code, group.account, group.member_ids) for group in columns.groups)
    return model.Register(payers, groups, unit_id, frozenset(banking.account_numbers(unit_id=unit_id)), orders_of(unit_id))


def orders_of(unit_id: int) -> tuple[model.Ordered, ...]:
    """Return the payment orders of a unit's single account, by whose numbers money out is recognised."""
    told = ((order, read_source(order.source)) for order in banking.payments_asked(unit_id=unit_id, source_prefix=PREFIX))
    return tuple(
        model.Ordered(order.number, paid_for.kind, paid_for.to_id, order.amount, order.account)
        for order, paid_for in told
        if paid_for is not None and paid_for.unit_id == unit_id
    )


def charges_of(register: model.Register) -> tuple[model.Charge, ...]:
    """Return what every body within reach owes, all months."""
    return tuple(
        model.Charge(charge.payer_id, charge.kind, charge.month, charge.amount)  # type: ignore[arg-type]
        for charge in assessments.charges()
    )


def split_policies(unit_id: int, *, days: Sequence[date]) -> tuple[SplitPolicy, ...]:
    """Return one split table for each year of the days.

    :raises NoSplitTable: a year has no upper table
    """
    years = range(min(days).year, max(days).year + 1) if days else ()
    return tuple(split_policy(unit_id, year, split_records(unit_id, year=year, on=max(days))) for year in years)


def split_policy(unit_id: int, year: int, records: SplitRecords) -> SplitPolicy:
    """Return a year's split table: the base share by law, the upper ratios by the unit's own table, which is never defaulted.

    :raises NoSplitTable: the year has no upper table
    """
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    if records.upper is None:
        raise NoSplitTable(year=year)
    assert records.base.value is not None
    holders, fields = organisations.levels_above([unit_id], on=first)[unit_id], records.upper.fields
    if missing := next((name for name in fields["order"] if name not in holders), None):
        raise LevelNotThere(year=year, level=missing, on=first)
    levels = tuple(Level(name, Fraction(ratio), holders[name]) for name, ratio in zip(fields["order"], fields["ratios"], strict=True))
    return SplitPolicy(first, after, Fraction(records.base.value), levels)
