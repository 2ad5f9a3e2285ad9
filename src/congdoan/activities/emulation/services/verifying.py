"""What an initiative is really worth, year after year, said by the employer; what was paid for it, or taken back."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max, QuerySet

from congdoan.activities.emulation.models import Benefit, InitiativeAuthor, Reward
from congdoan.activities.emulation.queries import law
from congdoan.activities.emulation.rules import PartDraft, benefit, leads_to, split
from congdoan.activities.emulation.rules.law import least_appliers_pay, least_author_pay
from congdoan.activities.emulation.rules.words import PAY
from congdoan.foundation.audit import services as audit

from . import held
from .refusals import BenefitUnfit, RewardUnfit, UnknownReward
from .submitting import part_faults, write_benefit
from .texts import Told


@transaction.atomic
def verify_benefit(
    *, by: int, initiative_id: int, verifier: str, minutes: str, on: date, verified_on: date | None = None, parts: Sequence[PartDraft] = ()
) -> int:
    """Record what the employer verified of the next year, part by part, under its minutes; return the year, 1 to 3.

    An initiative whose benefit is not computed has no parts: the act alone says that the employer confirmed it.

    :raises UnknownInitiative: none within reach
    :raises InitiativeWrongState: it is not applied yet
    :raises OwnInitiative: the actor told it
    :raises BenefitUnfit: everything that is wrong, at once; or three years were verified
    """
    one = held.initiative(initiative_id, by=by, act="verify_benefit", on=on)
    held.ready(one, "verified")
    held.by_another(one, by, "xác nhận lợi ích")
    told = Told()
    facts = {"verifier": told.line("người xác nhận", verifier, 200), "minutes": told.line("biên bản xác nhận", minutes, 200)}
    day = told.day("ngày xác nhận", verified_on or on, last=on)
    last = Benefit.objects.filter(initiative_id=one.pk).aggregate(last=Max("year_no"))["last"] or 0
    if one.is_computed:
        told.faults += part_faults(parts, told)
        if last >= benefit.YEARS[-1]:
            told.faults.append(f"đã xác nhận đủ {benefit.YEARS[-1]} năm")
    elif parts:
        told.faults.append("sáng kiến này không tính lợi ích bằng tiền")
    if told.faults:
        raise BenefitUnfit(first="; ".join(told.faults[:20]), faults=told.faults)
    total = write_benefit(one, last + 1, parts, by=by, on=day, **facts) if one.is_computed else None
    held.write_act(one, "verified", by=by, happened_on=day, words=f"{facts['verifier']}; {facts['minutes']}")
    audit.record(by, "emulation.verify_benefit", at=one.unit_id, initiative=one.pk, year=last + 1, total=total, minutes=facts["minutes"])
    return int(last) + 1 if one.is_computed else 1


@transaction.atomic
def reward_initiative(
    *,
    by: int,
    initiative_id: int,
    kind: str,
    year_no: int,
    amount: int,
    payer: str,
    decision: str,
    paid_on: date,
    on: date,
    region: str = "",
) -> list[int]:
    """Record what was paid for a verified year, and split it between the authors by their shares; return the parts.

    What the law asks for at least is kept beside it; a smaller sum is recorded too and shown as such (the rule is unchecked, and a
    collective agreement may say otherwise). `region` is that of the minimum wage, where the benefit is not computed.
    Units: đồng. Rounding: largest remainder.

    :raises UnknownInitiative: none within reach
    :raises InitiativeWrongState: nothing was verified yet
    :raises RewardUnfit: everything that is wrong, at once; or it was paid already
    """
    one = held.initiative(initiative_id, by=by, act="reward_initiative", on=on)
    held.ready(one, "rewarded")
    told = Told()
    facts = {"payer": told.line("bên chi", payer, 200), "decision": told.line("quyết định, chứng từ", decision, 120)}
    day = told.day("ngày chi", paid_on, last=on)
    verified = dict(Benefit.objects.filter(initiative_id=one.pk).values_list("year_no", "total"))
    told.faults += _faults(one.pk, kind, year_no, amount, set(verified) if one.is_computed else {1})
    if told.faults:
        raise RewardUnfit(first="; ".join(told.faults), faults=told.faults)
    shares = list(InitiativeAuthor.objects.filter(initiative_id=one.pk).order_by("place").values_list("share", flat=True))
    parts = [amount] if kind == "appliers" else split(amount, shares)
    least = _least(one.pk, kind, year_no, verified.get(year_no) if one.is_computed else None, on=day, region=region)
    row = Reward(
        initiative=one, unit_id=one.unit_id, year_no=year_no, kind=kind, amount=amount, parts=parts, least=least, paid_on=day, told_by=by,
        **facts,
    )  # fmt: skip
    Reward.objects.bulk_create([row])
    held.write_act(one, "rewarded", by=by, happened_on=day, words=f"{PAY[kind]}, năm {year_no}", decision=facts["decision"])
    audit.record(by, "emulation.reward_initiative", at=one.unit_id, initiative=one.pk, year=year_no, kind=kind, amount=amount, least=least)
    return parts


@transaction.atomic
def reverse_reward(*, by: int, reward_id: int, because: str, on: date) -> None:
    """Take back what was written down wrongly as paid, by a row of the opposite sum; then the right sum may be written.

    :raises UnknownReward: none within reach, or reversed already
    :raises NotAllowed: the actor may not write down payments here
    :raises RewardUnfit: no reason
    """
    row = Reward.objects.filter(pk=reward_id, reverses=None, reversal=None).first()
    if row is None:
        raise UnknownReward(reward=reward_id)
    one = held.initiative(row.initiative_id, by=by, act="reverse_reward", on=on)
    if Reward.objects.filter(reverses=row).exists():  # by somebody else, while this one waited
        raise UnknownReward(reward=reward_id)
    told = Told()
    why = told.line("lý do hủy", because, 300)
    if told.faults:
        raise RewardUnfit(first="; ".join(told.faults), faults=told.faults)
    back = Reward(
        initiative=one, unit_id=one.unit_id, year_no=row.year_no, kind=row.kind, amount=-row.amount, parts=[-part for part in row.parts],
        payer=row.payer, decision=row.decision, paid_on=on, told_by=by, reverses=row, because=why,
    )  # fmt: skip
    Reward.objects.bulk_create([back])
    is_last = not _standing(one.pk).exists() and leads_to(one.state, "unrewarded")
    held.write_act(one, "unrewarded" if is_last else "reversed", by=by, happened_on=on, words=f"{PAY[row.kind]}, năm {row.year_no}: {why}")
    audit.record(by, "emulation.reverse_reward", at=one.unit_id, initiative=one.pk, reward=row.pk, amount=-row.amount, because=why)


def _standing(initiative_id: int) -> QuerySet[Reward]:
    """Return what stands as paid."""
    return Reward.objects.filter(initiative_id=initiative_id, reverses=None, reversal=None)


def _faults(initiative_id: int, kind: str, year_no: int, amount: int, verified: set[int]) -> list[str]:
    told = []
    if kind not in PAY:
        told.append(f"không có loại chi “{kind[:20]}”")
    if not 0 < amount <= benefit.LARGEST:
        told.append("số tiền phải là số đồng trên 0")
    if year_no < 1 or year_no not in verified:
        told.append(f"năm {year_no} chưa được xác nhận lợi ích")
    if _standing(initiative_id).filter(year_no=year_no, kind=kind).exists():
        told.append("khoản này của năm này đã ghi")
    return told


def _least(initiative_id: int, kind: str, year_no: int, worth: int | None, *, on: date, region: str) -> int | None:
    """Return the least pay that the law names, or None: it speaks of the authors' first year and of who applied first."""
    rules = law.rules(on=on)
    if kind == "authors" and year_no == 1:
        wage = law.minimum_wage(region, on=on)
        return least_author_pay(worth, share=rules.author_share, times=rules.wage_times, minimum_wage=wage)
    if kind == "appliers":
        paid = _standing(initiative_id).filter(kind="authors", year_no=year_no).values_list("amount", flat=True).first()
        return least_appliers_pay(paid, share=rules.appliers_share) if paid else None
    return None
