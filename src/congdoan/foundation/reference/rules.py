"""The form of the law pack: records, charts of accounts, forms; and how one is picked by scope and day."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from congdoan.foundation.kernel.errors import DomainError

CONFIDENCE = ("sourced", "code", "high", "medium", "low", "derived")
"""From read in a public text to a design of our own; see data/README.md."""

META = ("id", "name", "scope", "valid_from", "valid_until", "value", "source", "confidence", "needs_check")

_FRACTION = re.compile(r"-?[0-9]+/[1-9][0-9]*")


class NotInReference(DomainError):
    """Root of the refusals of the law pack."""


class UnknownTopic(NotInReference):
    code = "unknown-key"
    says = "Không có bảng “{topic}” trong bộ dữ liệu pháp lý."


class UnknownScope(NotInReference):
    code = "unknown-scope"
    says = "Bảng “{topic}” không có dòng nào cho {scope}. Phạm vi có thể hỏi: {choices}."


class NotInForce(NotInReference):
    code = "not-in-force"
    says = "Ngày {on} không có quy định nào trong bảng “{topic}” cho {scope}."


class AmbiguousScope(NotInReference):
    code = "ambiguous-scope"
    says = "Bảng “{topic}” có {count} dòng hợp với {scope} ngày {on}; hãy nói rõ thêm: {choices}."


@dataclass(frozen=True, slots=True)
class Record:
    """One rule of the law or of the project, in force from `valid_from` until the day before `valid_until`.

    `value` is the number itself (đồng or an exact fraction), or None when there is none or nobody knows it; `written` is a fraction as
    the file writes it; `fields` holds everything else as it stands there. `branch_id` is set on a federation's own record.
    """

    id: str
    topic: str
    name: str
    scope: Mapping[str, Any]
    valid_from: date | None
    valid_until: date | None
    value: int | Fraction | None
    fields: Mapping[str, Any]
    source: Mapping[str, Any]
    confidence: str
    needs_check: bool
    written: str | None = None
    branch_id: int | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether the record is in force on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_until is None or day < self.valid_until)

    def fraction(self, name: str) -> Fraction | None:
        """Return a field written as an exact fraction or whole number, or None."""
        written = self.fields.get(name)
        return None if written is None else Fraction(written)

    @property
    def citation(self) -> str:
        """Return document and article in one line."""
        return ", ".join(str(part) for part in (self.source.get("document"), self.source.get("article")) if part)


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole number of the pack and where it stands."""

    number: int
    name: str
    document: str
    needs_check: bool


@dataclass(frozen=True, slots=True)
class ChartAccount:
    """One account of a chart of accounts."""

    code: str
    name: str
    kind: str
    normal_side: str
    parent: str | None
    needs_check: bool


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line of a statutory form; its code means something only together with the form."""

    line_id: str
    code: str | None
    label: str
    indent: int
    formula: Mapping[str, Any]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One vintage of a statutory form."""

    id: str
    name: str
    form: str
    valid_from: date | None
    valid_until: date | None
    columns: tuple[str, ...]
    part_a: tuple[Mapping[str, Any], ...]
    lines: tuple[FormLine, ...]
    foot: tuple[str, ...]
    signatures: tuple[str, ...]
    source: Mapping[str, Any]
    confidence: str
    needs_check: bool
    note: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)


def read_value(written: object) -> int | Fraction | None:
    """Read a value of the pack: whole đồng or an exact fraction; anything else is no number."""
    if isinstance(written, int) and not isinstance(written, bool):
        return written
    if isinstance(written, str) and _FRACTION.fullmatch(written):
        return Fraction(written)
    return None


def read_day(written: object) -> date | None:
    """Read an ISO day or null."""
    return None if written is None else date.fromisoformat(str(written))


def read_record(topic: str, raw: Mapping[str, Any]) -> Record:
    """Read one record of a YAML file; a value that is no number stays among the fields."""
    value = read_value(raw.get("value"))
    fields = {key: kept for key, kept in raw.items() if key not in META or (key == "value" and value is None)}
    return Record(
        id=raw["id"],
        topic=topic,
        name=raw["name"],
        scope=raw["scope"],
        valid_from=read_day(raw["valid_from"]),
        valid_until=read_day(raw["valid_until"]),
        value=value,
        fields=fields,
        source=raw["source"],
        confidence=raw["confidence"],
        needs_check=raw["needs_check"],
        written=raw["value"] if isinstance(value, Fraction) else None,
    )


def ratios_of(record: Record) -> dict[str, Fraction]:
    """Return the ratios of a split between levels, in their order; empty when the record has none.

    A record writes them as two lists, `order` and `ratios`, so that the order survives.
    """
    return {
        str(level): Fraction(ratio) for level, ratio in zip(record.fields.get("order", ()), record.fields.get("ratios", ()), strict=True)
    }


def read_form(record: Record) -> Form:
    """Read a form from its record."""
    raw = record.fields
    lines = tuple(
        FormLine(line["line_id"], line.get("code"), line["label"], line.get("indent", 0), line.get("formula", {}), line.get("note", ""))
        for line in raw.get("lines", ())
    )
    return Form(
        id=record.id,
        name=record.name,
        form=raw["form"],
        valid_from=record.valid_from,
        valid_until=record.valid_until,
        columns=tuple(raw.get("columns", ())),
        part_a=tuple(raw.get("part_a", ())),
        lines=lines,
        foot=tuple(raw.get("foot", ())),
        signatures=tuple(raw.get("signatures", ())),
        source=record.source,
        confidence=record.confidence,
        needs_check=record.needs_check,
        note=raw.get("note", ""),
        fields=raw,
    )


def scope_key(scope: Mapping[str, Any]) -> str:
    """Write a scope in one canonical way, to tell series apart."""
    return json.dumps({str(key): kept for key, kept in scope.items()}, ensure_ascii=False, sort_keys=True, default=str)


def fits(record: Record, scope: Mapping[str, Any]) -> bool:
    """Say whether a record agrees with everything asked; `id` picks a record by name where a table has no scope."""
    return all(str(record.id if key == "id" else record.scope.get(key)) == str(asked) for key, asked in scope.items() if asked is not None)


def pick(records: Iterable[Record], *, topic: str, on: date, scope: Mapping[str, Any]) -> Record:
    """Return the one record in force on a day.

    :raises UnknownScope: no record ever fits what was asked
    :raises NotInForce: records fit, none on that day
    :raises AmbiguousScope: more than one is in force
    """
    fitting = [record for record in records if fits(record, scope)]
    held = [record for record in fitting if record.holds_on(on)]
    if len(held) == 1:
        return held[0]
    asked = ", ".join(f"{key}={kept}" for key, kept in scope.items()) or "mọi trường hợp"
    if not fitting:
        raise UnknownScope(topic=topic, scope=asked, choices=", ".join(choices(records, scope)) or "không có")
    if not held and len({scope_key(record.scope) for record in fitting}) == 1:
        raise NotInForce(topic=topic, on=on, scope=asked)
    told = choices(held or fitting, scope)
    raise AmbiguousScope(topic=topic, count=len(held or fitting), on=on, scope=asked, choices=", ".join(told))


def choices(records: Iterable[Record], scope: Mapping[str, Any]) -> list[str]:
    """List what could still be said to tell records apart: keys of scope, or record ids where scopes are equal."""
    records = list(records)
    told = sorted({f"{key}={kept}" for record in records for key, kept in record.scope.items() if key not in scope})
    return told if len({scope_key(record.scope) for record in records}) > 1 else sorted(f"id={record.id}" for record in records)


def broken_series(records: Sequence[Record], *, gaps_too: bool) -> list[str]:
    """Tell every overlap, and every gap when asked, in the series of one table; a series is one scope."""
    series: dict[str, list[Record]] = {}
    for record in records:
        series.setdefault(scope_key(record.scope), []).append(record)
    problems = []
    for one in series.values():
        one.sort(key=lambda record: record.valid_from or date.min)
        for earlier, later in pairwise(one):
            if earlier.valid_until is None or (later.valid_from or date.min) < earlier.valid_until:
                problems.append(f"{earlier.id} overlaps {later.id}")
            elif gaps_too and later.valid_from != earlier.valid_until:
                problems.append(f"gap between {earlier.id} and {later.id}")
        if gaps_too and one[-1].valid_until is not None:
            problems.append(f"{one[-1].id} ends and nothing follows")
    return problems
