"""The district as the product's own account knows it: register, terms, opening balances."""

from datetime import date, timedelta
from fractions import Fraction

from congdoan.finance.collection.rules import model
from congdoan.finance.collection.rules.terms import Level, SplitPolicy, Terms
from congdoan.foundation.kernel.periods import last_day, months_of_quarter
from congdoan.foundation.reference import queries as reference
from congdoan.interfaces.demo.story.facts import YEAR, District, Firm, Opening, Union, stream
from congdoan.interfaces.demo.story.payments import owes_before
from congdoan.interfaces.demo.story.payroll import FIRST, Wages

UPPER_TABLE = {"district": Fraction(60, 100), "province": Fraction(30, 100), "confederation": Fraction(10, 100)}
"""Shares of the upper part: illustrative, no official ratio is known."""

FIRST_DAY = date(YEAR, 1, 1)
LAST_QUARTER = months_of_quarter(YEAR - 1, 4)


def register_of(district: District) -> model.Register:
    """Return the register that the product holds once the story's files are loaded."""
    ids = district.ids
    payers = [_union(union, district) for union in district.unions] + [_firm(firm, district) for firm in district.firms]
    groups = tuple(
        model.PayerGroup(group.code, group.name, group.tax_code, group.account, tuple(ids[code] for code in group.members))
        for group in district.groups
    )
    return model.Register(tuple(payers), groups, ids[district.collector.code], frozenset({district.collector.account}))


def terms_of(district: District, wages: Wages, opening: Opening) -> Terms:
    """Return what the run stands on: the register, the year's charges with the arrears, and the year's split."""
    ids = district.ids
    owed = {key: amount for key, amount in wages.owed.items() if key[2] >= YEAR * 100} | opening.arrears
    charges = tuple(model.Charge(ids[code], kind, month, amount) for (code, kind, month), amount in owed.items())
    return Terms(register_of(district), charges, (policy_of(district),))


def policy_of(district: District) -> SplitPolicy:
    """Return the split of the year: the base share by law, the upper part by the illustrative table."""
    holders = (district.collector, district.province, district.confederation)
    levels = tuple(
        Level(name, ratio, district.ids[holder.code]) for (name, ratio), holder in zip(UPPER_TABLE.items(), holders, strict=True)
    )
    return SplitPolicy(FIRST_DAY, date(YEAR + 1, 1, 1), base_share(), levels)


def base_share() -> Fraction:
    """Return the share of the union fund that the grassroots union keeps."""
    return Fraction(reference.in_force("share_grassroots", on=FIRST_DAY, flow="fund").value or 0)


def tell_opening(seed: int, district: District, wages: Wages) -> Opening:
    """Tell the balances of 1 January: the last quarter's money not yet sent on, what is held, and what payers still owe."""
    opening, policy, chance = Opening(), policy_of(district), stream(seed, "opening")
    before = [key for key in wages.owed if FIRST <= key[2] < YEAR * 100]
    unpaid_from = {code: owes_before(seed, district, code) for code in dict.fromkeys(code for code, _, _ in before)}
    for code, kind, month in before:
        amount = wages.owed[code, kind, month]
        if month % 100 >= unpaid_from[code]:
            opening.arrears[code, kind, month] = amount
        elif month in LAST_QUARTER:
            base, upper = policy.split(amount, kind)
            _add(opening, *_base_holder(district, code, month), base)
            _add(opening, "OWN_DISTRICT", "", upper[0])
            _add(opening, "PAYABLE_PROVINCE", district.province.code, upper[1])
            _add(opening, "PAYABLE_CONFEDERATION", district.confederation.code, upper[2])
    paid_up = [firm.code for firm in district.firms if unpaid_from.get(firm.code) == 13 and firm.habit == "monthly"]
    for code in chance.sample(paid_up, min(2, len(paid_up))):
        _add(opening, "CREDIT_KPCD", code, chance.randint(200, 900) * 1_000)
    _add(opening, "SUSPENSE", "", chance.randint(90, 260) * 100_000)
    _add(opening, "OWN_DISTRICT", "", chance.randint(2_000, 4_000) * 100_000)
    return opening


def as_given(opening: Opening, district: District) -> model.Opening:
    """Return the opening balances as the account takes them."""
    ids = district.ids
    payable = {
        ids[code]: amount
        for kind in ("PAYABLE_UNION", "PAYABLE_PROVINCE", "PAYABLE_CONFEDERATION")
        for code, amount in opening.of(kind).items()
    }
    return model.Opening(
        on=FIRST_DAY,
        bank=opening.bank,
        payable=payable,
        held={ids[code]: amount for code, amount in opening.of("HELD_NO_UNION").items()},
        credits=tuple(model.OpeningCredit(ids[code], "KPCD", amount) for code, amount in opening.of("CREDIT_KPCD").items()),
        suspense=opening.sums["SUSPENSE", ""],
        own=opening.sums["OWN_DISTRICT", ""],
    )


def _base_holder(district: District, code: str, month: int) -> tuple[str, str]:
    """Return the kind and code under which a firm's base share stood at the end of last year."""
    union = district.union.get(district.firm[code].union_code) if code in district.firm else None
    if union is not None and union.founded_on <= last_day(month):
        return "PAYABLE_UNION", union.code
    return "HELD_NO_UNION", code


def _add(opening: Opening, kind: str, code: str, amount: int) -> None:
    if amount:
        opening.sums[kind, code] = opening.sums.get((kind, code), 0) + amount


def _union(union: Union, district: District) -> model.Payer:
    return model.Payer(
        id=district.ids[union.code],
        code=union.code,
        kind="union" if union.level == "co_so" else "upper",
        name=union.name,
        accounts=(union.account,),
        founded_on=union.founded_on,
        until=union.ended_on + timedelta(days=1) if union.ended_on else None,
        successor_id=district.ids.get(union.successor),
        commune=union.commune,
    )


def _firm(firm: Firm, district: District) -> model.Payer:
    return model.Payer(
        id=district.ids[firm.code],
        code=firm.code,
        kind="employer",
        name=firm.name,
        former_names=(model.FormerName(firm.former_name),) if firm.former_name else (),
        tax_code=firm.tax_code,
        si_unit_code=firm.si_unit_code,
        accounts=firm.accounts,
        unions=tuple(_spans(firm, district)),
        liable_from=firm.liable_from,
        liable_until=firm.liable_until + timedelta(days=1) if firm.liable_until else None,
        commune=firm.commune,
    )


def _spans(firm: Firm, district: District):  # type: ignore[no-untyped-def]
    """Yield the unions of a firm one after the other: a union that ends gives way to its successor."""
    code, since = firm.union_code, None
    while code:
        union = district.union[code]
        until = union.ended_on + timedelta(days=1) if union.ended_on else None
        yield model.UnionSpan(district.ids[code], since or union.founded_on, until)
        code, since = union.successor, until
