"""Reports: asked for, sent with figures that the books tell, returned or accepted, consolidated, locked, amended with a reason."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction

from congdoan.activities.programmes import queries
from congdoan.activities.programmes.models import Report, ReportAct, ReportRequest, RequestAct
from congdoan.activities.programmes.queries import reports
from congdoan.activities.programmes.rules import reports as rules
from congdoan.activities.programmes.rules.indicators import INDICATORS
from congdoan.activities.programmes.rules.papers import report_paper
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import services as writing
from congdoan.people.organisations import queries as organisations

from . import texts
from .papers import paper_head
from .refusals import (
    ReportNotOpen,
    ReportsMissing,
    ReportWrongState,
    RequestWrongState,
    TextUnfit,
    UnitNotBelow,
    UnknownReport,
    UnknownRequest,
)

USE_CASES = {"submitted": "submit_report", "returned": "return_report", "accepted": "accept_report", "amended": "amend_report"}
"""The use case that each act is recorded under; reports are locked together with their request."""


@transaction.atomic
def open_report_request(
    *, by: int, unit_id: int, title: str, cadence: str, first: date, last: date, opens_on: date, due_on: date, escalate_on: date,
    cells: Sequence[str], on: date, unit_ids: Collection[int] | None = None,
) -> int:  # fmt: skip
    """Ask base unions below (None: all that stand today) for a report; each has its own to answer. Return the request's id.

    :raises NotAllowed: the actor may not ask for reports of this unit
    :raises TextUnfit: a field is empty or unknown, or the days are out of order
    :raises UnitNotBelow: a unit is no base union below
    """
    guard.require(by, "programmes.open_report_request", at=unit_id, on=on)
    facts = _request_facts(title, cadence, first, last, opens_on, due_on, escalate_on, cells)
    below = organisations.base_unions_below(unit_id, during=(on, on))
    if strange := set(unit_ids or ()) - set(below):
        raise UnitNotBelow(units=", ".join(str(unit) for unit in sorted(strange)[:20]))
    asked = [unit for unit in below if unit_ids is None or unit in set(unit_ids)]
    if not asked:
        raise TextUnfit(field="đơn vị", why="không có công đoàn cơ sở nào để hỏi")
    one = ReportRequest(unit_id=unit_id, prepared_by=by, **facts)
    ReportRequest.objects.bulk_create([one])
    _request_act(one, "opened", by=by, on=on)
    asker = access.branch_names([unit_id])[unit_id][1]
    copied = {name: facts[name] for name in ("title", "first", "last", "opens_on", "due_on", "cells")}
    Report.objects.bulk_create([Report(request=one, unit_id=unit, asker=asker, **copied) for unit in asked])
    audit.record(by, "programmes.open_report_request", at=unit_id, request=one.pk, title=one.title, units=len(asked))
    return int(one.pk)


@transaction.atomic
def submit_report(*, by: int, report_id: int, on: date, words: str = "") -> None:
    """Send a unit's report: its figures are what the books tell today, frozen; `words` say what figures do not.

    :raises UnknownReport: none within reach
    :raises ReportNotOpen: its first day has not come
    :raises ReportWrongState: it waits for an answer, or is accepted
    """
    one = _report(report_id, by=by, act="submit_report", on=on)
    if on < one.opens_on:
        raise ReportNotOpen(opens_on=one.opens_on)
    figures = reports.figures_now(one.unit_id, one.cells, last=one.last, on=on)
    _act(one, "submitted", by=by, on=on, words=texts.paragraphs("nội dung", words), figures=figures)


@transaction.atomic
def return_report(*, by: int, report_id: int, reason: str, on: date) -> None:
    """Give a sent or accepted report back with what is to be mended.

    :raises UnknownReport, ReportWrongState: there is none that can be returned
    :raises TextUnfit: no reason
    """
    one = _report(report_id, by=by, act="return_report", on=on, from_above=True)
    _act(one, "returned", by=by, on=on, reason=texts.line("lý do", reason, 1000, is_needed=True))


@transaction.atomic
def accept_report(*, by: int, report_id: int, on: date) -> None:
    """Accept a sent report.

    :raises UnknownReport, ReportWrongState: there is none that waits
    """
    _act(_report(report_id, by=by, act="accept_report", on=on, from_above=True), "accepted", by=by, on=on)


@transaction.atomic
def amend_report(*, by: int, report_id: int, reason: str, on: date, words: str = "") -> None:
    """Take the figures of a locked report anew from the books, with a reason; the difference is shown, what was locked stays to be seen.

    :raises UnknownReport, ReportWrongState: there is none that is locked
    :raises TextUnfit: no reason
    """
    one = _report(report_id, by=by, act="amend_report", on=on, from_above=True)
    why = texts.line("lý do", reason, 1000, is_needed=True)
    figures = reports.figures_now(one.unit_id, one.cells, last=one.last, on=on)
    _act(one, "amended", by=by, on=on, reason=why, words=texts.paragraphs("nội dung", words), figures=figures)


@transaction.atomic
def consolidate_reports(*, by: int, request_id: int, on: date) -> None:
    """Sum the accepted reports and keep the sums; what is not in yet stays missing by name. It may be done again until it is locked.

    :raises UnknownRequest, RequestWrongState: there is none that is open
    :raises ReportsMissing: none is accepted
    """
    one = _request(request_id, by=by, act="consolidate_reports", on=on)
    if one.state == "locked":
        raise RequestWrongState(title=one.title, state=rules.REQUEST_STATES[one.state], act="tổng hợp")
    if not Report.objects.filter(request_id=one.pk, state="accepted").exists():
        raise ReportsMissing(title=one.title)
    totals = {cell.code: [cell.numerator, cell.denominator] for cell in reports.totals_of(one.pk, one.cells)}
    _request_act(one, "consolidated", by=by, on=on, totals=totals)
    audit.record(by, "programmes.consolidate_reports", at=one.unit_id, request=one.pk)


@transaction.atomic
def lock_reports(*, by: int, request_id: int, on: date) -> int:
    """Lock what was consolidated with its accepted reports; return how many. Afterwards a report changes only by `amend_report`.

    :raises UnknownRequest, RequestWrongState: there is none that is consolidated
    """
    one = _request(request_id, by=by, act="lock_reports", on=on)
    if one.state != "consolidated":
        raise RequestWrongState(title=one.title, state=rules.REQUEST_STATES[one.state], act="khóa")
    accepted = list(Report.objects.select_for_update().filter(request_id=one.pk, state="accepted").order_by("pk"))
    _request_act(one, "locked", by=by, on=on)
    for report in accepted:
        _act(report, "locked", by=by, on=on, is_recorded=False)
    audit.record(by, "programmes.lock_reports", at=one.unit_id, request=one.pk, reports=len(accepted))
    return len(accepted)


@transaction.atomic
def write_report(*, by: int, request_id: int, on: date) -> int:
    """Write the consolidated report as a draft of an outgoing document, with who is missing; return the document's id.

    :raises UnknownRequest: none within reach
    :raises RequestWrongState: it is not consolidated
    """
    one = _request(request_id, by=by, act="write_report", on=on)
    if one.state == "opened":
        raise RequestWrongState(title=one.title, state=rules.REQUEST_STATES[one.state], act="viết báo cáo")
    found = queries.report_request(one.pk, on=on)
    assert found is not None
    rows = [(cell.name, cell.unit, queries.shown(cell), cell.why) for cell in found.consolidated]
    missing = [f"{row.unit_name} ({row.state_words}{_late_words(row.days_late)})" for row in found.missing]
    late = [f"{row.unit_name} (nộp ngày {row.sent_on:%d/%m/%Y}{_late_words(row.days_late)})" for row in found.late]
    head = paper_head(one.unit_id, kind="Báo cáo", subject=one.title, on=on)
    content = report_paper(head, rows=rows, missing=missing, late=late, counters=found.row.counters, first=one.first, last=one.last)
    made = writing.draft_from(by=by, unit_id=one.unit_id, source=f"programmes/report/{one.pk}", content=content, on=on)
    ReportRequest.objects.filter(pk=one.pk).update(paper_id=made)
    audit.record(by, "programmes.write_report", at=one.unit_id, request=one.pk, document=made)
    return made


def _late_words(days: int) -> str:
    return f", trễ {days} ngày" if days else ""


def _request(request_id: int, *, by: int, act: str, on: date) -> ReportRequest:
    one = ReportRequest.objects.select_for_update().filter(pk=request_id).first()
    if one is None:
        raise UnknownRequest(request_id=request_id)
    guard.require(by, f"programmes.{act}", at=one.unit_id, on=on)
    return one


def _report(report_id: int, *, by: int, act: str, on: date, from_above: bool = False) -> Report:
    """Return a report held until the transaction ends; what is decided from above asks for the right over who asked, too."""
    one = Report.objects.select_for_update(of=("self",)).filter(pk=report_id).first()
    if one is None:
        raise UnknownReport(report_id=report_id)
    guard.require(by, f"programmes.{act}", at=one.unit_id, on=on)
    if from_above:
        asker = ReportRequest.objects.filter(pk=one.request_id).values_list("unit_id", flat=True).first()
        if asker is None:
            raise UnknownReport(report_id=report_id)
        guard.require(by, f"programmes.{act}", at=asker, on=on)
    return one


def _act(
    one: Report, kind: str, *, by: int, on: date, reason: str = "", words: str = "", figures: object = None, is_recorded: bool = True
) -> None:
    if not rules.may_follow(one.state, kind):
        raise ReportWrongState(title=one.title, state=rules.REPORT_STATES[one.state], act=rules.ACTS[kind])
    last = ReportAct.objects.filter(report_id=one.pk).order_by("-place").values_list("place", flat=True).first() or 0
    facts = {"reason": reason, "words": words, "figures": figures, "acted_by": by, "acted_on": on}
    ReportAct.objects.bulk_create([ReportAct(report=one, unit_id=one.unit_id, place=last + 1, kind=kind, **facts)])
    if is_recorded:
        audit.record(by, f"programmes.{USE_CASES[kind]}", at=one.unit_id, report=one.pk, reason=reason)


def _request_act(one: ReportRequest, kind: str, *, by: int, on: date, totals: object = None) -> None:
    last = RequestAct.objects.filter(request_id=one.pk).order_by("-place").values_list("place", flat=True).first() or 0
    RequestAct.objects.bulk_create(
        [RequestAct(request=one, unit_id=one.unit_id, place=last + 1, kind=kind, totals=totals, acted_by=by, acted_on=on)]
    )


def _request_facts(
    title: str, cadence: str, first: date, last: date, opens_on: date, due_on: date, escalate_on: date, cells: Sequence[str]
) -> dict[str, object]:
    for words, day in (("từ ngày", first), ("đến ngày", last), ("ngày mở", opens_on), ("hạn", due_on), ("ngày báo lên", escalate_on)):
        texts.day(words, day)
    if first > last or first.year != last.year:
        raise TextUnfit(field="đến ngày", why="trong cùng năm với ngày đầu kỳ và không trước ngày đó")
    if not opens_on <= due_on <= escalate_on:
        raise TextUnfit(field="hạn", why="ngày mở, hạn, ngày báo lên phải theo thứ tự")
    known = list(dict.fromkeys(texts.choice("chỉ số", code, INDICATORS) for code in cells))
    if not known:
        raise TextUnfit(field="chỉ số", why="chọn ít nhất một")
    return {
        "title": texts.line("tên", title, 300, is_needed=True), "cadence": texts.choice("kỳ", cadence, rules.CADENCES), "first": first,
        "last": last, "opens_on": opens_on, "due_on": due_on, "escalate_on": escalate_on, "cells": known,
    }  # fmt: skip
