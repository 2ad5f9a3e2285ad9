"""What the law says on a day. The shipped pack is read from its files; a federation's own records come from the database."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from congdoan.foundation.kernel.workdays import Calendar

from .rules import (
    AmbiguousScope,
    ChartAccount,
    Figure,
    Form,
    NotInForce,
    Record,
    UnknownScope,
    UnknownTopic,
    pick,
    read_form,
    read_record,
)

__all__ = [
    "AmbiguousScope",
    "NotInForce",
    "UnknownScope",
    "UnknownTopic",
    "catalogue",
    "chart",
    "chart_on",
    "figure",
    "form",
    "forms",
    "in_force",
    "is_word",
    "own_records",
    "owners",
    "records",
    "topics",
    "value_at",
    "workdays",
]

PACK = Path(__file__).parent / "data"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def catalogue() -> Mapping[str, Mapping[str, Any]]:
    """Return the files of the pack by full topic: path, title, continuity, number of records."""
    listed = json.loads((PACK / "index.json").read_text(encoding="utf-8"))
    return {entry["topic"]: entry for entry in listed}


@cache
def topics() -> Mapping[str, str]:
    """Return every name a table answers to, with and without its group, and its full topic."""
    full = list(catalogue())
    return {topic.split(".", 1)[1]: topic for topic in full} | {topic: topic for topic in full}


def full_topic(topic: str) -> str:
    """Return the full name of a table.

    :raises UnknownTopic: no such table
    """
    try:
        return topics()[topic]
    except KeyError:
        raise UnknownTopic(topic=topic[:80]) from None


@cache
def _file(topic: str) -> Mapping[str, Any]:
    """Read one file of the pack."""
    content: Mapping[str, Any] = yaml.load((PACK / catalogue()[topic]["path"]).read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  a safe loader
    return content


@cache
def records(topic: str) -> tuple[Record, ...]:
    """Return all records of a table, whatever their dates."""
    full = full_topic(topic)
    if str(catalogue()[full]["path"]).endswith(".csv"):
        return _chart_records(full)
    return tuple(read_record(full, raw) for raw in _file(full)["records"])


def own_records(topic: str, branch_ids: Sequence[int]) -> dict[int, list[Record]]:
    """Return the records that the given branches installed for a table and did not withdraw, by branch."""
    return own_records_of([topic], branch_ids)[topic]


def own_records_of(topics: Sequence[str], branch_ids: Sequence[int]) -> dict[str, dict[int, list[Record]]]:
    """Return for each of some tables what `own_records` returns, in one statement."""
    from .models import OwnRecord

    asked = {full_topic(topic): topic for topic in topics}
    found: dict[str, dict[int, list[Record]]] = {topic: {} for topic in topics}
    standing = OwnRecord.objects.filter(topic__in=asked, branch_id__in=branch_ids, withdrawn_on=None)
    for row in standing.order_by("id"):
        raw = {
            "id": f"own.{row.pk}",
            "name": row.name,
            "scope": row.scope,
            "valid_from": row.period.lower,
            "valid_until": row.period.upper,
            "value": int(row.value) if row.value and row.value.lstrip("-").isdigit() else row.value,
            "source": {"document": row.document, "article": None},
            "confidence": "sourced",
            "needs_check": row.needs_check,
        }
        record = replace(read_record(row.topic, {**row.fields, **raw}), branch_id=row.branch_id)
        found[asked[row.topic]].setdefault(row.branch_id, []).append(record)
    return found


def owners(topic: str) -> list[int]:
    """Return the branches that ever installed a record for a table, or for the table behind a word."""
    from .models import OwnRecord

    full = full_topic(_WORDS.get(topic, (topic, {}))[0])
    return list(OwnRecord.objects.filter(topic=full).order_by("branch_id").values_list("branch_id", flat=True).distinct())


def in_force(topic: str, *, on: date, branch_ids: Sequence[int] = (), **scope: Any) -> Record:
    """Return the record in force on a day.

    With `branch_ids`, nearest first, the branches' own records are asked first, each branch in turn, then the shipped pack.
    Source: the record's own `source`.

    :raises UnknownTopic: no such table
    :raises UnknownScope: the table never speaks of this
    :raises NotInForce: it does, but not on this day
    :raises AmbiguousScope: more than one record fits
    """
    own = own_records(topic, branch_ids) if branch_ids else {}
    return nearest_in_force(topic, [own.get(branch_id, ()) for branch_id in branch_ids], on=on, **scope)


def nearest_in_force(topic: str, own: Iterable[Sequence[Record]], *, on: date, **scope: Any) -> Record:
    """Return the record in force on a day, as `in_force` does, among the branches' own records, nearest branch first, then the pack."""
    full = full_topic(topic)
    for rows in own:
        try:
            return pick(rows, topic=full, on=on, scope=scope)
        except (NotInForce, UnknownScope):
            continue
    return pick(records(full), topic=full, on=on, scope=scope)


def figure(topic: str, record_id: str, field: str, *, on: date) -> Figure:
    """Return one whole number of a record with what it stands on; on a day before any version of it, the number of the first.

    :raises UnknownTopic, UnknownScope, AmbiguousScope: as `in_force`
    """
    versions = [record for record in records(topic) if record.id == record_id]
    begins = min((record.valid_from for record in versions if record.valid_from), default=on)
    record = pick(versions, topic=full_topic(topic), on=max(on, begins), scope={"id": record_id})
    return Figure(int(record.fields[field]), record.name, record.citation, record.needs_check)


def small_cell(*, on: date) -> int:
    """Return below how many persons or employers a count is not told to others.

    Source: table `privacy_rules`, record privacy.small_cell.
    """
    return figure("privacy_rules", "privacy.small_cell", "min_cell", on=on).number


@cache
def workdays() -> Calendar:
    """Return the calendar of days off and of weekend days worked instead; outside of its years nothing is known."""
    held = records("days_off")
    marks = {
        kind: {date.fromisoformat(day): one.needs_check for one in held for day in one.fields.get(kind, ())}
        for kind in ("days_off", "days_worked")
    }
    years = [one.valid_from.year for one in held if one.valid_from]
    return Calendar(
        first=date(min(years), 1, 1),
        last=date(max(years), 12, 31),
        off=frozenset(marks["days_off"]),
        worked=frozenset(marks["days_worked"]),
        unsure=frozenset(day for kind in marks.values() for day, needs_check in kind.items() if needs_check),
    )


@cache
def chart(chart_id: str) -> tuple[ChartAccount, ...]:
    """Return a chart of accounts, "tt107" or "tt24", in the order of its file."""
    path = PACK / "finance" / "charts" / f"{chart_id}.csv"
    if not chart_id.isalnum() or not path.is_file():
        raise UnknownTopic(topic=f"finance.chart.{chart_id}"[:80])
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(
            ChartAccount(row["code"], row["name"], row["kind"], row["normal_side"], row["parent"] or None, row["needs_check"] == "true")
            for row in csv.DictReader(lines)
        )


def _chart_records(topic: str) -> tuple[Record, ...]:
    """Return the accounts of a chart as records, dated as the chart is."""
    chart_id = topic.rsplit(".", 1)[1]
    whole = pick(records("finance.charts"), topic="finance.charts", on=_first_day_of(chart_id), scope={"chart": chart_id})
    with (PACK / catalogue()[topic]["path"]).open(encoding="utf-8", newline="") as lines:
        return tuple(
            Record(
                id=f"{whole.id}.{row['code']}",
                topic=topic,
                name=row["name"],
                scope={"code": row["code"]},
                valid_from=whole.valid_from,
                valid_until=whole.valid_until,
                value=None,
                fields={"kind": row["kind"], "normal_side": row["normal_side"], "parent": row["parent"] or None},
                source={"document": row["source"], "article": None},
                confidence=row["confidence"],
                needs_check=row["needs_check"] == "true",
            )
            for row in csv.DictReader(lines)
        )


def _first_day_of(chart_id: str) -> date:
    starts = [record.valid_from for record in records("finance.charts") if record.scope["chart"] == chart_id]
    return starts[0] or date.min


def chart_on(on: date) -> str:
    """Return the chart of accounts in force on a day: "tt107" or "tt24"."""
    return str(in_force("charts", on=on).scope["chart"])


@cache
def forms() -> Mapping[str, Form]:
    """Return every statutory form of the pack by its id, such as "form.b07.hd47.b"."""
    found = (read_form(record) for topic in catalogue() if topic.startswith("finance.form.") for record in records(topic))
    return {one.id: one for one in found}


def form(form_id: str) -> Form:
    """Return one statutory form.

    :raises UnknownTopic: no such form
    """
    try:
        return forms()[form_id]
    except KeyError:
        raise UnknownTopic(topic=form_id[:80]) from None


_WORDS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "dues_cap": ("dues_limits", {"limit": "cap"}),
    "dues_floor": ("dues_limits", {"limit": "floor"}),
    "si_ceiling": ("si_ceilings", {"limit": "ceiling"}),
    "si_floor": ("si_ceilings", {"limit": "floor"}),
    "min_wage": ("minimum_wage", {"unit": "month"}),
    "minimum_wage_month": ("minimum_wage", {"unit": "month"}),
    "min_wage_hour": ("minimum_wage", {"unit": "hour"}),
}
"""Short words of practice and the table each stands for."""


def is_word(key: str) -> bool:
    """Say whether a key is a short word rather than a table."""
    return key in _WORDS


def value_at(what: str, *, on: date, branch_ids: Sequence[int] = (), **scope: Any) -> tuple[int | Fraction | None, tuple[Record, ...]]:
    """Return the value that a word or table had on a day, and the records it rests on, the asked one first.

    A limit written as "10/100 of base_salary" is worked out from the value it is a part of.

    :raises NotInReference: as `in_force`
    """
    topic, fixed = _WORDS.get(what, (what, {}))
    record = _limit(topic, on=on, branch_ids=branch_ids, scope={**fixed, **scope})
    factor, basis = record.fraction("factor") if "factor" in record.fields else None, record.fields.get("of")
    if record.value is not None or factor is None or basis is None:
        return record.value, (record,)
    # Only what the basis table knows of is passed on: a region for the minimum wage, nothing for the base salary.
    narrowed = {key: asked for key, asked in scope.items() if key == "region" and basis in _WORDS}
    try:
        base, below = value_at(basis, on=on, branch_ids=branch_ids, **narrowed)
    except AmbiguousScope:
        return None, (record,)  # the floor before 2025-07-01 differs by region: nobody said which
    if base is None:
        return None, (record, *below)
    exact = base * factor
    return int(exact) if exact.denominator == 1 else exact, (record, *below)


def _limit(topic: str, *, on: date, branch_ids: Sequence[int], scope: dict[str, Any]) -> Record:
    """Return the record asked for; a limit that is the same for several groups needs no group named."""
    if topic == "si_ceilings":
        scope.pop("region", None)
    try:
        return in_force(topic, on=on, branch_ids=branch_ids, **scope)
    except AmbiguousScope:
        if topic != "dues_limits" or "group" in scope:
            raise
        held = [one for one in records(topic) if one.scope["limit"] == scope.get("limit") and one.holds_on(on) and one.fields["factor"]]
        if not held:
            raise NotInForce(topic=topic, on=on, scope=f"limit={scope.get('limit')}") from None
        if len({(one.fields["factor"], one.fields["of"]) for one in held}) != 1:
            raise
        return held[0]
