"""Traps that came with the later places: the same words for other money, arrears, two payers in one sum."""

from .payments import Desk
from .traps import labelled, month, of, other_money, own, pairs, pay, say, some


def set_further_traps(desk: Desk) -> None:
    """Write them where the place has them."""
    if desk.profile.further_traps:
        for trap in (youth_dues, stages, arrears, two_codes):
            trap(desk)


def youth_dues(desk: Desk) -> None:
    """Dues of the youth union, from a school's or office's own account: the same word, other money."""
    for payer in desk.chance.sample([one for one in desk.register.unions if one.kind != "doanh_nghiep"], 4):
        other_money(desk, payer, desk.chance.choice(desk.profile.voice.youth), "youth_union_dues", "WRONG_IN")


def stages(desk: Desk) -> None:
    """Money for a stage of production (công đoạn), which typed without marks reads like the union."""
    for payer in [one for one in some(desk, 20) if one.sector == "san_xuat"][:5]:
        other_money(desk, payer, desk.chance.choice(desk.profile.voice.stages), "production_stage", "OTHER_IN")


def arrears(desk: Desk) -> None:
    """What was owed from before, with code and account: sure."""
    for employer in some(desk, 6):
        words = desk.chance.choice(desk.profile.voice.arrears)
        note = words.format(n=employer.short, i=labelled(desk, employer.tax_code))
        pay(desk, employer, month(desk), say(desk, note, ("mst", "account"), "arrears", **own(employer)))


def two_codes(desk: Desk) -> None:
    """One employer pays for itself and another, both named with their codes, exactly both dues: fair."""
    for payer, other in pairs(desk, 4):
        now = month(desk)
        words, first, second = desk.chance.choice(desk.profile.voice.two_codes), payer.due(now), other.due(now)
        codes = labelled(desk, payer.tax_code), labelled(desk, other.tax_code)
        note = words.format(n=payer.short, m=other.short, p=of(desk, now), i=codes[0], j=codes[1])
        said = say(desk, note, ("mst", "account", "fair"), "two_codes_one_sum", **own(payer))
        desk.receive(
            at=desk.moment(now, 8, 27), amount=first + second, kind="KPCD", said=said, show="account",
            parts=((payer.code, "KPCD", first, (now,)), (other.code, "KPCD", second, (now,))),
        )  # fmt: skip
