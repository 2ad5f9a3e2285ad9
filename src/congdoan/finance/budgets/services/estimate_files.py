"""An estimate leaves the product as a file, on record; and comes back as a table that a unit filled in offline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from congdoan.finance.budgets import queries
from congdoan.finance.budgets.rules import estimates as rules
from congdoan.finance.budgets.rules.cells import Cell, written_name
from congdoan.finance.budgets.rules.estimate_sheets import (
    BASIC_COLUMNS,
    COLUMNS,
    EstimateHead,
    decision_words,
    estimate_pdf,
    estimate_template,
    estimate_workbook,
    targets_template,
)
from congdoan.finance.budgets.rules.estimates import Basis, Figure
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel import tables
from congdoan.foundation.kernel.money import parse_dong
from congdoan.people.organisations import queries as organisations

from .exporting import TYPES, Exported, NoSuchFormat, UnableToExport

UNKNOWN_BODY = "mẫu chưa đối chiếu: thân mẫu theo Hướng dẫn 47/HD-TLĐ chưa có, trình bày tạm theo mẫu 2006"
UNCHECKED = "mẫu chưa đối chiếu"


class NothingToExport(UnableToExport):
    code = "estimate-nothing-to-export"
    says = "Đơn vị chưa lập dự toán năm {year}."


@dataclass(frozen=True, slots=True)
class ReadEstimate:
    """What a filled-in table says; every error is told with its place."""

    figures: tuple[Figure, ...]
    bases: tuple[Basis, ...]
    problems: tuple[dict[str, Any], ...]


@transaction.atomic
def export_estimate(*, by: int, unit_id: int, year: int, kind: str, made_at: datetime, on: date) -> Exported:
    """Write a unit's newest estimate as a workbook or as PDF/A.

    :raises NoSuchFormat: `kind` is neither xlsx nor pdf
    :raises NothingToExport: the unit has no estimate of the year
    :raises NotAllowed: the actor may not take this unit's estimate away
    """
    if kind not in TYPES:
        raise NoSuchFormat(kind=kind[:20])
    access.require(by, "budgets.export", at=unit_id, on=on)
    sheet = queries.estimate(unit_id, year)
    if sheet is None:
        raise NothingToExport(year=year)
    made = _exported(sheet, kind, by=by, made_at=made_at, on=on)
    audit.record(by, "budgets.export_estimate", at=unit_id, year=year, kind=kind, version=sheet.version, sha256=sheet.mark)
    return made


def estimate_files(*, by: int, unit_id: int, year: int, made_at: datetime, on: date) -> list[Exported]:
    """Return a unit's newest estimate as PDF/A and as a workbook, for a pack; nothing where there is none."""
    sheet = queries.estimate(unit_id, year)
    return [] if sheet is None else [_exported(sheet, kind, by=by, made_at=made_at, on=on) for kind in ("pdf", "xlsx")]


def _exported(sheet: queries.EstimateSheet, kind: str, *, by: int, made_at: datetime, on: date) -> Exported:
    code, name = organisations.codes_and_names([sheet.unit_id])[sheet.unit_id]
    made_by = access_queries.names_of_actors([by]).get(by, "")
    if kind == "pdf":
        content = paper_of_estimate(sheet, made_by=made_by, made_at=made_at, on=on)
    else:
        head, cells = _head(sheet, name, made_by=made_by, made_at=made_at), _cells(sheet, on=on)
        formulas = {line.line_id: line.formula or {} for line in sheet.form.body.lines}
        content = estimate_workbook(head, **cells, formulas=formulas, notes=_notes(sheet))  # type: ignore[arg-type]
    return Exported(f"du-toan-{code}-{sheet.year}.{kind}", TYPES[kind], content)


def paper_of_estimate(sheet: queries.EstimateSheet, *, made_by: str, made_at: datetime, on: date) -> bytes:
    """Return one version of an estimate as PDF/A."""
    name = organisations.codes_and_names([sheet.unit_id])[sheet.unit_id][1]
    return estimate_pdf(_head(sheet, name, made_by=made_by, made_at=made_at), **_cells(sheet, on=on))  # type: ignore[arg-type]


def _cells(sheet: queries.EstimateSheet, *, on: date) -> dict[str, Sequence[Cell] | None]:
    again = queries.proposals(sheet.unit_id, sheet.year, on=on).again
    return {
        "before": sheet.cells({key: one.amount for key, one in again.items()}) if again else None, "stated": sheet.cells(sheet.amounts),
        "approved": sheet.cells(sheet.approved) if sheet.approved is not None else None,
    }  # fmt: skip


def estimate_table(*, unit_id: int, year: int, made_at: datetime, on: date) -> Exported:
    """Return the table that a unit fills in offline, begun with its draft or with what is proposed; who reads the unit may take it."""
    code, name = organisations.codes_and_names([unit_id])[unit_id]
    proposed, former, form = queries.proposals(unit_id, year, on=on), queries.estimate(unit_id, year), queries.estimate_form(year)
    begun = former.approved or former.amounts if former else {}
    names, codes = queries.category_names(), {line.line_id: line for line in form.body.lines}
    lines = []
    for key in rules.keys_of(form.body.lines):
        line, known, last = codes[key[0]], proposed.figures.get(key), proposed.again.get(key)
        words = f"{written_name(line.label)}: {names[key[1]]}" if key[1] else written_name(line.label)
        amount = begun.get(key) if former else known.amount if known else None
        note = former.lines[key].note if former and key in former.lines else ""
        lines.append((key, line.code or "", words, last.amount if last else None, known.amount if known else None, amount, note))
    bases = former.bases if former else {}
    basics = []
    for row in form.body.part_a:
        name_of, told = str(row["key"]), proposed.known.get(str(row["key"]))
        used = bases.get(name_of)
        basics.append(
            (name_of, str(row["label"]), told.value if told else None, used.value if used else told.value if told else None,
             used.reason if used else "")
        )  # fmt: skip
    content = estimate_template(unit=name, year=year, lines=lines, basics=basics, made_at=made_at)
    return Exported(f"bang-lap-du-toan-{code}-{year}.xlsx", TYPES["xlsx"], content)


def targets_table(*, unit_id: int, year: int, made_at: datetime, on: date) -> Exported:
    """Return the table of targets of the units directly below, filled with what stands, else with what was approved."""
    code, name = organisations.codes_and_names([unit_id])[unit_id]
    found = queries.chain(unit_id, year, on=on)
    categories, names = queries.target_categories(year), queries.category_names()
    ids = [row.unit_id for row in found.rows]
    standing, approved = queries.allocations_of(ids, year), queries.approved_of(ids, year)
    rows = []
    for row in found.rows:
        amounts: Mapping[str, int] = {**rules.by_category(approved.get(row.unit_id, {})), **standing.get(row.unit_id, {})}
        rows.append((row.code, row.name, [amounts.get(one) for one in categories]))
    content = targets_template(unit=name, year=year, categories=[names[one] for one in categories], rows=rows, made_at=made_at)
    return Exported(f"bang-giao-du-toan-{code}-{year}.xlsx", TYPES["xlsx"], content)


def read_estimate(*, file_name: str, content: bytes, year: int) -> ReadEstimate:
    """Read a filled-in table; an empty cell is 0, and nothing of a table with errors is to be used.

    :raises UnreadableTable: not the table that was handed out
    """
    sheets = tables.read_sheets(content, file=file_name)
    fields = {"line": [COLUMNS[0]], "category": [COLUMNS[1]], "amount": [COLUMNS[6]], "note": [COLUMNS[7]]}
    lines = tables.labelled(sheets, fields, required=["line", "category", "amount"])
    known = set(rules.keys_of(queries.estimate_form(year).body.lines))
    figures = _figures(lines, known)
    bases: tuple[Basis, ...] = ()
    problems = lines.problems
    named = {"key": [BASIC_COLUMNS[0]], "value": [BASIC_COLUMNS[3]], "reason": [BASIC_COLUMNS[4]]}
    if any(BASIC_COLUMNS[0] in map(tables.as_text, row) for sheet in sheets for row in sheet.rows[:40]):
        basics = tables.labelled(sheets, named, required=["key", "value"])
        bases = _bases(basics)
        problems = [*problems, *basics.problems]
    return ReadEstimate(figures, bases, tuple(problem.as_facts() for problem in problems))


def _figures(lines: tables.Reading, known: set[rules.Key]) -> tuple[Figure, ...]:
    found: dict[rules.Key, Figure] = {}
    for row in lines.rows:
        key = (row.text("line"), row.text("category"))
        if key not in known:
            lines.wrong(row, "line", "mẫu không có dòng và loại này; giữ nguyên hai cột mã của bảng mẫu")
        elif key in found:
            lines.wrong(row, "line", "dòng này ghi hai lần; xóa bớt một")
        else:
            amount = lines.value(row, "amount", _amount, "không phải số đồng nguyên từ 0; ghi như 52.844.000")
            found[key] = Figure(key[0], key[1], amount or 0, row.text("note")[:300])
    return tuple(found.values())


def _bases(basics: tables.Reading) -> tuple[Basis, ...]:
    found = []
    for row in basics.rows:
        if row.text("value"):
            value = basics.value(row, "value", _amount, "không phải số nguyên từ 0")
            found.append(Basis(row.text("key")[:40], value or 0, row.text("reason")[:300]))
    return tuple(found)


def _amount(text: str) -> int:
    amount = parse_dong(text) if text else 0
    if amount < 0:
        raise ValueError(text)
    return amount


def _head(sheet: queries.EstimateSheet, name: str, *, made_by: str, made_at: datetime) -> EstimateHead:
    step = sheet.steps[-1] if sheet.steps else None
    parent = organisations.parent_on([sheet.unit_id], on=date(sheet.year, 12, 31))[sheet.unit_id]
    part_a: Sequence[tuple[str, str, int | None]] = [
        (str(row["label"]), str(row["unit"]), sheet.bases[str(row["key"])].value if str(row["key"]) in sheet.bases else None)
        for row in sheet.form.body.part_a
    ]
    labels = {line.line_id: written_name(line.label) for line in sheet.form.body.lines}
    return EstimateHead(
        unit=name, upper=access_queries.branch_names([parent])[parent][1] if parent else "", year=sheet.year, version=sheet.version,
        state=rules.STATES[sheet.state][1], form=sheet.form.form.id, form_name=sheet.form.body.name,
        warning=UNKNOWN_BODY if sheet.form.is_borrowed else UNCHECKED if sheet.form.body.needs_check else "", part_a=part_a,
        decision=decision_words(step.upper, step.document, step.on) if step and step.kind == rules.APPROVED else "",
        part_c=_part(sheet, "part_c"), part_d=_part(sheet, "part_d"),
        notes=[*([sheet.reason] if sheet.reason else []), *(f"{labels[line]}: {words}" for line, words in _notes(sheet).items())],
        is_fictitious=access_queries.is_demo(), made_at=made_at, made_by=made_by,
    )  # fmt: skip


def _part(sheet: queries.EstimateSheet, name: str) -> tuple[str, Sequence[str]]:
    """Return the heading of a part of the form and who signs it. Source: the form in the law pack."""
    told = sheet.form.body.fields.get(name) or {}
    return str(told.get("label", "")), [str(one) for one in told.get("signatures", ())]


def _notes(sheet: queries.EstimateSheet) -> dict[str, str]:
    found: dict[str, str] = {}
    for (line, _), row in sheet.lines.items():
        if row.note:
            found[line] = "; ".join(filter(None, (found.get(line), row.note)))
    return found
