"""Drafts of programmes: from a read document or empty; their tasks added, amended, dropped."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from congdoan.activities.programmes import queries, rules
from congdoan.activities.programmes.models import Programme, Task
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.kernel.vietnamese import search_key

from . import held, texts
from .refusals import NothingRead, TextUnfit, UnknownSource

MOST_TASKS = 500


@transaction.atomic
def draft_programme(
    *, by: int, unit_id: int, kind: str, title: str, on: date, document_id: int | None = None, starts_on: date | None = None,
    ends_on: date | None = None,
) -> int:  # fmt: skip
    """Open a draft of a programme; with a document, its tasks are those that were read there and not refused. Return its id.

    :raises NotAllowed: the actor may not prepare programmes of this unit
    :raises UnknownSource: the document is not in this unit's book
    :raises NothingRead: nothing in it asks for anything
    :raises TextUnfit: a field is empty, too long or out of range
    """
    access.require(by, "programmes.draft_programme", at=unit_id, on=on)
    found = documents.details(document_id) if document_id is not None else None
    if document_id is not None and (found is None or found.row.unit_id != unit_id):
        raise UnknownSource(document_id=document_id)
    source = words_of(found) if found else ""
    facts = _facts(kind, title, starts_on, ends_on)
    one = Programme(
        unit_id=unit_id, document_id=document_id, source=source, prepared_by=by, search_key=_key(facts["title"], source), **facts
    )
    Programme.objects.bulk_create([one])
    held.act_on(one, "drafted", by=by, on=on)
    count = 0
    if found:
        drafts = rules.drafts_of(found.proposals, documents.numbered_titles(found.row.id), found.text)[:MOST_TASKS]
        if not drafts:
            raise NothingRead(document=source or found.file_name)
        count = _write(one, drafts)
    audit.record(by, "programmes.draft_programme", at=unit_id, programme=one.pk, title=one.title, document=document_id, tasks=count)
    return int(one.pk)


@transaction.atomic
def amend_programme(
    *, by: int, programme_id: int, kind: str, title: str, on: date, starts_on: date | None = None, ends_on: date | None = None
) -> None:
    """Change what a draft says of itself; its tasks stay.

    :raises UnknownProgramme, WrongState, TextUnfit: as `draft_programme`
    """
    one = held.draft(programme_id, by=by, act="amend_programme", on=on)
    facts = _facts(kind, title, starts_on, ends_on)
    Programme.objects.filter(pk=one.pk).update(search_key=_key(facts["title"], one.source), **facts)
    audit.record(by, "programmes.amend_programme", at=one.unit_id, programme=one.pk, **facts)


@transaction.atomic
def add_task(
    *, by: int, programme_id: int, title: str, on: date, group: str = "", lead: str = "", support: str = "", product: str = "",
    due_on: date | None = None, is_recurring: bool = False, for_units: bool = False, breakthrough: str = "",
) -> int:  # fmt: skip
    """Add a task that no sentence asks for to a draft; return its id.

    :raises UnknownProgramme, WrongState: there is no such draft
    :raises TextUnfit: a field is empty, too long or out of range, or there are too many tasks
    """
    one = held.draft(programme_id, by=by, act="add_task", on=on)
    given = _task(title, group, lead, support, product, due_on, breakthrough)
    last = Task.objects.filter(programme_id=one.pk).aggregate(last=Max("place_in_list"))["last"] or 0
    if last >= MOST_TASKS:
        raise TextUnfit(field="nhiệm vụ", why=f"một chương trình có nhiều nhất {MOST_TASKS} nhiệm vụ")
    task = Task(
        programme=one,
        unit_id=one.unit_id,
        place_in_list=last + 1,
        number=str(last + 1),
        is_recurring=is_recurring,
        for_units=for_units,
        **given,
    )
    Task.objects.bulk_create([task])
    audit.record(by, "programmes.add_task", at=one.unit_id, programme=one.pk, task=task.pk, title=task.title)
    return int(task.pk)


@transaction.atomic
def amend_task(
    *, by: int, task_id: int, title: str, on: date, group: str = "", lead: str = "", support: str = "", product: str = "",
    due_on: date | None = None, is_recurring: bool = False, for_units: bool = False, breakthrough: str = "",
) -> None:  # fmt: skip
    """Change a task of a draft: what to do, who leads and helps, until when; its sentence stays.

    :raises UnknownTask, WrongState, TextUnfit: as `add_task`
    """
    task = held.task_of_draft(task_id, by=by, act="amend_task", on=on)
    given = _task(title, group, lead, support, product, due_on, breakthrough)
    Task.objects.filter(pk=task.pk).update(is_recurring=is_recurring, for_units=for_units, **given)
    audit.record(by, "programmes.amend_task", at=task.unit_id, task=task.pk, title=given["title"], due_on=due_on)


@transaction.atomic
def drop_task(*, by: int, task_id: int, on: date) -> None:
    """Take a task out of a draft.

    :raises UnknownTask: none within reach
    :raises WrongState: its programme is no draft any more
    """
    task = held.task_of_draft(task_id, by=by, act="drop_task", on=on)
    Task.objects.filter(pk=task.pk).delete()
    audit.record(by, "programmes.drop_task", at=task.unit_id, programme=task.programme_id, task=task_id, title=task.title)


def words_of(found: Any) -> str:
    """Return a document as people call it: kind, number, day, issuer."""
    row = found.row
    day = f" ngày {row.issued_on:%d/%m/%Y}" if row.issued_on else ""
    named = " ".join(part for part in (row.kind, row.symbol) if part)
    issuer = f" của {row.author}" if row.author else ""
    return f"{named or row.subject or found.file_name}{day}{issuer}"[:400]


def _write(one: Programme, drafts: Sequence[rules.TaskDraft]) -> int:
    rows = [
        Task(
            programme=one, unit_id=one.unit_id, place_in_list=place, search_key=_key(draft.number, draft.title, draft.lead),
            **asdict(draft),
        )
        for place, draft in enumerate(drafts, start=1)
    ]  # fmt: skip
    Task.objects.bulk_create(rows)
    return len(rows)


def _facts(kind: str, title: str, starts_on: date | None, ends_on: date | None) -> dict[str, Any]:
    days = {"starts_on": texts.day("từ ngày", starts_on), "ends_on": texts.day("đến ngày", ends_on)}
    if starts_on and ends_on and ends_on < starts_on:
        raise TextUnfit(field="đến ngày", why="không trước ngày bắt đầu")
    return {"kind": texts.choice("loại", kind, rules.KINDS), "title": texts.line("tên", title, 300, is_needed=True), **days}


def _task(title: str, group: str, lead: str, support: str, product: str, due_on: date | None, breakthrough: str) -> dict[str, Any]:
    known = {"", *(code for code, _ in queries.breakthroughs())}
    clean = {
        "title": texts.line("nhiệm vụ", title, 500, is_needed=True), "group": texts.line("nhóm", group, 300),
        "lead": texts.line("chủ trì", lead, 300), "support": texts.line("phối hợp", support, 300),
        "product": texts.line("sản phẩm", product, 300), "due_on": texts.day("hạn", due_on),
        "breakthrough": texts.choice("khâu đột phá", breakthrough, known),
    }  # fmt: skip
    return {**clean, "search_key": _key(title, lead)}


def _key(*parts: str) -> str:
    return f" {search_key(' '.join(parts))}"[:800]
