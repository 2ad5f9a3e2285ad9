"""Changes of the tree: an organisation moves under another parent, or ends and leaves what stood below it to a successor."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.contrib.postgres.fields import DateRangeField
from django.db import IntegrityError, transaction
from django.db.models import DateField, Func, Q, Value
from psycopg.types.range import DateRange

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.organisations import rules
from congdoan.people.organisations.models import Heir, Organisation, Placement
from congdoan.people.organisations.rules import Days, Place
from congdoan.people.organisations.services.refusals import (
    AlreadyEnded,
    MovedLater,
    OutsideItsDays,
    UnfitSuccessor,
    UnitsLeftBelow,
)
from congdoan.people.organisations.services.registering import check_parent, organisation_or_refusal
from congdoan.people.organisations.services.writing import as_days, hold_tree, insert_columns, reach_above, tell_reach


@transaction.atomic
def place(
    *, by: int, organisation_id: int, parent_id: int, since: date, on: date, under: str = "organisations.place"
) -> None:  # fmt: skip
    """Put an organisation under a parent from a day on, with everything below it.

    On the very day of its last move the parent is corrected instead; moves before that day stay as they were. `under` is the use
    case whose right counts, where another app's moves units.

    :raises NotAllowed: the actor may not change this organisation, or not place under this parent
    :raises UnableToPlace: the parent is too low, does not stand, or the organisation has moved since
    """
    access.require_all(by, under, at=[organisation_id, parent_id], on=on)
    hold_tree()
    organisation = organisation_or_refusal(organisation_id, lock=True)
    parent = organisation_or_refusal(parent_id)
    days = Days(since, organisation.ended_on)
    if since not in Days(organisation.founded_on, organisation.ended_on):
        raise OutsideItsDays(organisation=organisation.code, day=f"{since:%d/%m/%Y}")
    check_parent(parent, organisation.code, organisation.rank, days)

    last = Placement.objects.filter(organisation_id=organisation_id).order_by("-period").first()
    if last and last.period.lower and since < last.period.lower:
        raise MovedLater(organisation=organisation.code, since=f"{last.period.lower:%d/%m/%Y}")
    before = last.parent_id if last else None
    _move(organisation, parent, last, days)
    _regraft([organisation_id])
    audit.record(by, "organisations.place", at=organisation_id, parent=parent_id, before=before, since=since)


@transaction.atomic
def end(
    *, by: int, organisation_id: int, last_day: date, on: date, successor_id: int | None = None, further_heirs: Sequence[int] = (),
    under: str = "organisations.end",
) -> None:  # fmt: skip
    """End an organisation after its last day; what stood below it moves to the successor, else to its own parent.

    Its books stay within the reach of those who stood above it last. One that is split has further heirs beside its successor. `under`
    is the use case whose right counts, where another app's ends units.

    :raises NotAllowed: the actor may not end it, or may not place under the one who takes over
    :raises UnableToEnd: it has ended, the successor is unfit, or units would be left behind
    :raises UnableToPlace: the one who takes over is too low for a unit, or does not stand long enough
    """
    heir_ids = [one for one in dict.fromkeys([successor_id, *further_heirs]) if one is not None]
    access.require_all(by, under, at=[organisation_id, *heir_ids], on=on)
    hold_tree()
    organisation = organisation_or_refusal(organisation_id, lock=True)
    ended_on = last_day + timedelta(days=1)
    _check_end(organisation, last_day, ended_on)
    if further_heirs and successor_id is None:
        raise UnfitSuccessor(organisation=organisation.code, successor="", why="chưa có đơn vị kế tục chính")
    heirs = [organisation_or_refusal(one) for one in heir_ids]
    for heir in heirs:
        _check_successor(organisation, heir, ended_on)
    successor = heirs[0] if heirs else None

    last = Placement.objects.filter(organisation_id=organisation_id).order_by("-period").first()
    if last and last.period.lower and ended_on <= last.period.lower:
        raise MovedLater(organisation=organisation.code, since=f"{last.period.lower:%d/%m/%Y}")
    moved = _hand_children_over(by, under, organisation, successor, last, ended_on, on)
    if last:
        last.period = DateRange(last.period.lower, ended_on)
        last.save(update_fields=["period"])
    try:
        with transaction.atomic():
            Organisation.objects.filter(id=organisation_id).update(ended_on=ended_on, successor_id=successor_id)
    except IntegrityError:
        raise UnitsLeftBelow(organisation=organisation.code, last_day=f"{last_day:%d/%m/%Y}") from None
    Heir.objects.bulk_create([Heir(organisation=organisation, heir=heir) for heir in heirs[1:]])
    _regraft(moved)
    facts = {"further_heirs": [heir.id for heir in heirs[1:]]} if heirs[1:] else {}
    audit.record(by, "organisations.end", at=organisation_id, last_day=last_day, successor=successor_id, moved=moved, **facts)


def _check_end(organisation: Organisation, last_day: date, ended_on: date) -> None:
    if organisation.ended_on is not None:
        raise AlreadyEnded(organisation=organisation.code, last_day=f"{organisation.ended_on - timedelta(days=1):%d/%m/%Y}")
    if organisation.founded_on and ended_on <= organisation.founded_on:
        raise OutsideItsDays(organisation=organisation.code, day=f"{last_day:%d/%m/%Y}")


def _check_successor(organisation: Organisation, successor: Organisation, ended_on: date) -> None:
    facts = {"organisation": organisation.code, "successor": successor.code}
    if successor.id == organisation.id:
        raise UnfitSuccessor(**facts, why="hai đơn vị là một")
    if (successor.kind == rules.EMPLOYER) != (organisation.kind == rules.EMPLOYER):
        raise UnfitSuccessor(**facts, why="công đoàn và doanh nghiệp không kế tục nhau")
    if ended_on not in Days(successor.founded_on, successor.ended_on):
        raise UnfitSuccessor(**facts, why=f"ngày {ended_on:%d/%m/%Y} đơn vị đó không hoạt động")


def _hand_children_over(
    by: int, under: str, organisation: Organisation, successor: Organisation | None, last: Placement | None, ended_on: date, on: date
) -> list[int]:
    """Move every child that would stand under the ended organisation; return the children."""
    staying = Placement.objects.filter(parent_id=organisation.id).filter(Q(period__endswith__gt=ended_on) | Q(period__upper_inf=True))
    children = list(staying.select_related("organisation").order_by("organisation_id", "period"))
    if not children:
        return []
    heir = successor or (organisation_or_refusal(last.parent_id) if last else None)
    if heir is None:
        raise UnitsLeftBelow(organisation=organisation.code, last_day=f"{ended_on - timedelta(days=1):%d/%m/%Y}")
    access.require(by, "organisations.place" if under == "organisations.end" else under, at=heir.id, on=on)
    for placement in children:
        child = placement.organisation
        if child.id == heir.id:
            raise UnfitSuccessor(organisation=organisation.code, successor=heir.code, why="đơn vị đó đứng dưới đơn vị kết thúc")
        check_parent(heir, child.code, child.rank, Days(max(ended_on, placement.period.lower or ended_on), placement.period.upper))

    later = [placement.id for placement in children if placement.period.lower and placement.period.lower >= ended_on]
    facts = {"parent_id": heir.id, "parent_rank": heir.rank, "parent_stands": DateRange(heir.founded_on, heir.ended_on)}
    Placement.objects.filter(id__in=later).update(**facts)
    cut = [placement for placement in children if placement.id not in set(later)]
    Placement.objects.filter(id__in=[placement.id for placement in cut]).update(
        period=Func(
            Func("period", function="lower", output_field=DateField()), Value(ended_on), function="daterange", output_field=DateRangeField()
        )
    )
    insert_columns(
        "organisations_placement",
        {
            "organisation_id": ("bigint", [placement.organisation_id for placement in cut]),
            "organisation_rank": ("smallint", [placement.organisation_rank for placement in cut]),
            "parent_id": ("bigint", [heir.id] * len(cut)),
            "parent_rank": ("smallint", [heir.rank] * len(cut)),
        },
        organisation_stands=[as_days(placement.organisation_stands) for placement in cut],
        parent_stands=[Days(heir.founded_on, heir.ended_on)] * len(cut),
        period=[Days(ended_on, placement.period.upper) for placement in cut],
    )
    return sorted({placement.organisation_id for placement in children})


def _move(organisation: Organisation, parent: Organisation, last: Placement | None, days: Days) -> None:
    """Cut the last placement short on the day of the move and open a new one; on its own first day, correct it."""
    stands = DateRange(organisation.founded_on, organisation.ended_on)
    parent_stands = DateRange(parent.founded_on, parent.ended_on)
    if last and last.period.lower == days.first:
        last.parent, last.parent_rank, last.parent_stands = parent, parent.rank, parent_stands
        last.save(update_fields=["parent", "parent_rank", "parent_stands"])
        return
    if last:
        last.period = DateRange(last.period.lower, days.first)
        last.save(update_fields=["period"])
    Placement.objects.create(
        organisation=organisation,
        organisation_rank=organisation.rank,
        organisation_stands=stands,
        parent=parent,
        parent_rank=parent.rank,
        parent_stands=parent_stands,
        period=DateRange(days.first, days.end),
    )


def _regraft(moved: Sequence[int]) -> None:
    """Tell access who now reaches the moved organisations (none below another) and everything that on some day lies below."""
    below = access_queries.branches_below(moved)
    places: dict[int, list[Place]] = {organisation_id: [] for organisation_id in moved}
    for row in Placement.objects.filter(organisation_id__in=moved):
        places[row.organisation_id].append(Place(row.organisation_id, row.parent_id, as_days(row.period)))
    reach = reach_above({*below, *(place.parent for own in places.values() for place in own)})
    new = {organisation_id: rules.reach_of(organisation_id, own, reach) for organisation_id, own in places.items()}
    told = dict(new)
    for branch in below:
        if branch not in new:
            rows = reach[branch]
            for above in {row.ancestor for row in rows} & new.keys():
                rows = rules.regrafted(rows, above, new[above])
            told[branch] = rows
    tell_reach(told)
