"""After its day a reorganisation is not undone but reversed: a new draft that leads back, as far as the law lets it."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from congdoan.activities.restructuring import queries
from congdoan.activities.restructuring.models import Outcome, Reorganisation
from congdoan.activities.restructuring.models import PlanRow as StoredRow
from congdoan.activities.restructuring.rules import PlanRow
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.organisations import queries as organisations

from .drafting import draft_reorganisation
from .planning import AT_ONCE, stored
from .refusals import NothingToReverse, UnknownReorganisation


@transaction.atomic
def draft_reversal(
    *, by: int, reorganisation_id: int, number: str, decided_on: date, effective_on: date, on: date
) -> int:  # fmt: skip
    """Open a draft that reverses what a reorganisation has done, for a person to complete; return its id.

    What moved goes back, what was renamed gets its former name, what was founded ends. A unit that ended does not stand again: one of
    the same name is founded under a code of its own, and what stood below the old one goes there. Money, grants and members are not moved.

    :raises NotAllowed: the actor may not prepare reorganisations of this body
    :raises NothingToReverse: nothing of it has been carried out
    :raises TextUnfit: a field of the new draft is unfit
    """
    one = Reorganisation.objects.filter(id=reorganisation_id).first()
    if one is None:
        raise UnknownReorganisation(reorganisation_id=reorganisation_id)
    access.require(by, "restructuring.draft_reversal", at=one.unit_id, on=on)
    done = list(Outcome.objects.filter(reorganisation_id=one.pk, is_done=True).select_related("row").order_by("-row__place"))
    if not done:
        raise NothingToReverse(number=one.number)
    new = draft_reorganisation(
        by=by, unit_id=one.unit_id, number=number, title=f"Đảo lại quyết định {one.number}"[:300], decided_on=decided_on,
        effective_on=effective_on, on=on,
    )  # fmt: skip
    draft = Reorganisation.objects.get(id=new)
    rows = list({row.code: row for row in _back(done)}.values())
    facts = queries.facts_of(draft, rows)
    StoredRow.objects.bulk_create(
        [StoredRow(**stored(draft, row, facts.ids) | {"line": line}) for line, row in enumerate(rows, start=1)], batch_size=AT_ONCE
    )
    audit.record(by, "restructuring.draft_reversal", at=one.unit_id, reorganisation=new, reverses=one.pk, rows=len(rows))
    return new


def _back(done: list[Outcome]) -> Iterator[PlanRow]:
    """Yield the rows that lead back."""
    parents = {outcome.facts.get("before", {}).get("parent_id") for outcome in done} - {None}
    codes = {unit: code for unit, (code, _) in access_queries.branch_names(parents).items()}
    bodies = organisations.by_id([outcome.unit_id for outcome in done])
    again = {
        outcome.row.code: _code_again(outcome.row.code)
        for outcome in done
        if outcome.row.outcome in ("dissolve", "merge", "split", "reclassify")
    }
    for outcome in done:
        row, before = outcome.row, outcome.facts.get("before", {})
        parent = codes.get(before.get("parent_id"), "")
        parent = again.get(parent, parent)
        if row.outcome == "transfer":
            yield PlanRow(0, row.code, "transfer", parent=parent, name=before.get("name", "") if row.name else "")
        elif row.outcome == "rename":
            yield PlanRow(0, row.code, "rename", name=before.get("name", ""))
        elif row.outcome == "found":
            yield PlanRow(0, row.code, "dissolve", member_policy="ask")
        elif row.code in again:
            kind = bodies[outcome.unit_id].kind if outcome.unit_id in bodies else ""
            yield PlanRow(0, again[row.code], "found", parent=parent, name=before.get("name", ""), kind=kind, members=row.members)
            for child in organisations.by_id(outcome.facts.get("moved", ())).values():
                if child.ended_on is None:
                    yield PlanRow(0, child.code, "transfer", parent=again[row.code])


def _code_again(code: str) -> str:
    return f"{code[:37]}.L2"
