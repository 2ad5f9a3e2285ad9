"""Which classes book by themselves and which only propose, why, and what people have confirmed of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.db import connection

from congdoan.finance.collection.models import RuleSwitch
from congdoan.finance.collection.rules.accuracy import BOOK, PROPOSE, Confirmed, Mode
from congdoan.foundation.access import queries as access


@dataclass(frozen=True, slots=True)
class Switch:
    """One switch of a class, with the figures of its moment."""

    rule: str
    mode: Mode
    reason: str
    confirmed: Confirmed
    is_automatic: bool
    switched_on: date
    switched_by: int
    switched_at: datetime
    by: str = ""


def switches(unit_id: int, *, on: date | None = None) -> Mapping[str, Switch]:
    """Return the newest switch of each class that was ever switched, as of a day (None: now)."""
    return {row.rule: _switch(row) for row in _rows(unit_id, on).order_by("rule", "-id").distinct("rule")}


def switches_of(unit_id: int, rule: str) -> Sequence[Switch]:
    """Return every switch of one class, newest first, with the names of those who switched."""
    rows = list(_rows(unit_id, None).filter(rule=rule).order_by("-id")[:100])
    people = access.names_of_actors(row.switched_by for row in rows)
    return [_switch(row, people.get(row.switched_by, "")) for row in rows]


def proposing(unit_id: int) -> frozenset[str]:
    """Return the classes that only propose now."""
    return frozenset(rule for rule, one in switches(unit_id).items() if one.mode == PROPOSE)


def mode_of(switch: Switch | None) -> Mode:
    """Return a class's mode by its newest switch; a class never switched books."""
    return switch.mode if switch else BOOK


def confirmed(unit_id: int) -> Mapping[str, Confirmed]:
    """Return the history of every class that people have confirmed anything of."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rule, rights, wrongs FROM collection_confirmed(%s)", [unit_id])
        return {rule: Confirmed(right, wrong) for rule, right, wrong in cursor.fetchall() if right or wrong}


def _rows(unit_id: int, on: date | None):  # type: ignore[no-untyped-def]
    rows = RuleSwitch.objects.filter(unit_id=unit_id)
    return rows if on is None else rows.filter(switched_on__lte=on)


def _switch(row: RuleSwitch, by: str = "") -> Switch:
    return Switch(
        row.rule, cast(Mode, row.mode), row.reason, Confirmed(row.confirmed_right, row.confirmed_wrong), row.is_automatic, row.switched_on,
        row.switched_by, row.switched_at, by,
    )  # fmt: skip
