"""Reports: requests with their counters, one request with its units, one report with its versions, the figures of a unit now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from congdoan.activities.programmes.models import Report, ReportAct, ReportRequest, RequestAct
from congdoan.activities.programmes.rules import reports as rules
from congdoan.activities.programmes.rules import targets as figures_of
from congdoan.activities.programmes.rules.indicators import INDICATORS, Part
from congdoan.activities.programmes.rules.reports import Cell, Change, Counters
from congdoan.foundation.access import queries as access
from congdoan.foundation.reference import queries as reference

from .indicators import measure

PAGE = 50
CALENDAR = "activities.report_calendar"
MOST_UNITS = 5_000


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request as lists show it."""

    id: int
    unit_id: int
    unit_name: str
    title: str
    cadence: str
    first: date
    last: date
    opens_on: date
    due_on: date
    escalate_on: date
    cells: tuple[str, ...]
    state: str
    paper_id: int | None
    counters: Counters

    @property
    def state_words(self) -> str:
        """Return the state as pages call it."""
        return rules.REQUEST_STATES[self.state]

    @property
    def cadence_words(self) -> str:
        """Return how often it is asked for."""
        return rules.CADENCES[self.cadence]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One unit's report as lists show it. `days_late` of what was sent late, or is missing after its day."""

    id: int
    request_id: int
    unit_id: int
    unit_code: str
    unit_name: str
    asker: str
    title: str
    first: date
    last: date
    opens_on: date
    due_on: date
    state: str
    sent_on: date | None
    is_amended: bool
    days_late: int

    @property
    def state_words(self) -> str:
        """Return the state as pages call it."""
        return rules.REPORT_STATES[self.state]

    @property
    def is_owed(self) -> bool:
        """Say whether the unit has to send it."""
        return self.state in rules.OWED


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One act on a report; what was sent has its cells, what was amended its changes."""

    place: int
    kind: str
    reason: str
    words: str
    who: str
    on: date
    at: datetime
    cells: tuple[Cell, ...]
    changes: tuple[Change, ...]

    @property
    def name(self) -> str:
        """Return the act as pages call it."""
        return rules.ACTS[self.kind]


@dataclass(frozen=True, slots=True)
class RequestDetails:
    """One request with one page of its units, what the accepted reports come to now and came to when they were consolidated; `missing`
    have not sent anything that stands, `late` sent after the day.
    """

    row: RequestRow
    reports: tuple[ReportRow, ...]
    next_after: int | None
    totals: tuple[Cell, ...]
    consolidated: tuple[Cell, ...]
    missing: tuple[ReportRow, ...]
    late: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True)
class ReportDetails:
    """One report with its acts, the last version first."""

    row: ReportRow
    codes: tuple[str, ...]
    acts: tuple[VersionRow, ...]

    @property
    def last(self) -> VersionRow | None:
        """Return what was sent last."""
        return next((act for act in self.acts if act.kind in rules.SENDING), None)


def report_requests(*, on: date, after: int | None = None) -> tuple[tuple[RequestRow, ...], int, int | None]:
    """Return one page of requests within reach, the newest first, how many there are, and where the next page starts; four statements."""
    found = ReportRequest.objects.order_by("-pk")
    total = found.count()
    rows = _requests(list((found.filter(pk__lt=after) if after else found)[: PAGE + 1]), on=on)
    return rows[:PAGE], total, rows[PAGE - 1].id if len(rows) > PAGE else None


def report_template(cadence: str, *, on: date) -> tuple[rules.Template, list[str]]:
    """Return what a request of a cadence begins with, and the cells that the last one of it asked for, else every one that can be told."""
    found = [one for one in reference.records(CALENDAR) if one.fields.get("cadence") == cadence and not one.fields.get("example_only")]
    record = next((one for one in found if one.id.removeprefix("report.") in ("month", "quarter", "half", "year")), None)
    after = next(one for one in reference.records(CALENDAR) if one.id == "report.remind_before_close")
    told = record.fields if record else {}
    template = rules.template(
        cadence, on=on, due_day=told.get("due_day_to"), due_month_day=str(told.get("due_to") or ""),
        after_days=int(after.fields["escalate_days_after_close"]), needs_check=bool(record and record.needs_check),
    )  # fmt: skip
    last = ReportRequest.objects.filter(cadence=cadence).order_by("-pk").values_list("cells", flat=True).first()
    return template, list(last or (code for code, one in INDICATORS.items() if one.is_built))


def figure_by_unit(request_id: int, code: str, *, on: date, after: int = 0) -> tuple[list[tuple[ReportRow, Part | None]], int | None]:
    """Return one page of the units asked, in the order of their codes, with what each sent last of one cell; None where nothing stands."""
    every = _sorted(request_id, on)
    shown = every[after : after + PAGE]
    sent = ReportAct.objects.filter(report__in=[one.id for one in shown], kind__in=rules.SENDING).order_by("report_id", "-place")
    figures = dict(sent.distinct("report_id").values_list("report_id", "figures"))
    rows: list[tuple[ReportRow, Part | None]] = []
    for one in shown:
        told = (figures.get(one.id) or {}).get(code)
        stands = told is not None and told[0] is not None and one.state in ("submitted", "accepted", "locked")
        rows.append((one, Part(one.unit_id, one.unit_code, one.unit_name, told[0], told[1]) if stands and told else None))
    return rows, after + PAGE if len(every) > after + PAGE else None


def own_reports(*, on: date, unit_id: int | None = None, after: int | None = None) -> tuple[tuple[ReportRow, ...], int | None]:
    """Return one page of the reports that units within reach owe, the newest first."""
    found = Report.objects.order_by("-pk")
    found = found.filter(unit_id=unit_id) if unit_id is not None else found
    rows = _reports(list((found.filter(pk__lt=after) if after else found)[: PAGE + 1]), on=on)
    return rows[:PAGE], rows[PAGE - 1].id if len(rows) > PAGE else None


def report_request(request_id: int, *, on: date, state: str = "", after: int | None = None) -> RequestDetails | None:
    """Return one request whole, or None where none is within reach; units in the order of their codes."""
    one = ReportRequest.objects.filter(pk=request_id).first() if 0 < request_id < 2**63 else None
    if one is None:
        return None
    (row,) = _requests([one], on=on)
    every = _sorted(request_id, on)
    chosen = [each for each in every if not state or each.state == state or (state == "late" and each.days_late)]
    begin = after or 0
    shown = chosen[begin : begin + PAGE]
    acts = RequestAct.objects.filter(request_id=request_id, kind="consolidated").order_by("-place")
    kept = acts.values_list("totals", flat=True).first()
    return RequestDetails(
        row, tuple(shown), begin + PAGE if len(chosen) > begin + PAGE else None, totals_of(request_id, row.cells),
        cells_of(row.cells, kept) if kept else (), tuple(each for each in every if each.is_owed),
        tuple(each for each in every if each.days_late and not each.is_owed),
    )  # fmt: skip


def report(report_id: int, *, on: date) -> ReportDetails | None:
    """Return one report whole, or None where none is within reach."""
    one = Report.objects.filter(pk=report_id).first() if 0 < report_id < 2**63 else None
    if one is None:
        return None
    (row,) = _reports([one], on=on)
    acts = list(ReportAct.objects.filter(report_id=report_id).order_by("place"))
    names = access.names_of_actors(act.acted_by for act in acts)
    told: list[VersionRow] = []
    before: Mapping[str, Any] = {}
    for act in acts:
        cells = cells_of(one.cells, act.figures) if act.figures else ()
        changed = rules.changes(cells, before, act.figures) if act.figures and before else ()
        told.append(
            VersionRow(act.place, act.kind, act.reason, act.words, names.get(act.acted_by, ""), act.acted_on, act.acted_at, cells, changed)
        )
        before = act.figures or before
    return ReportDetails(row, tuple(one.cells), tuple(reversed(told)))


def figures_now(unit_id: int, codes: Sequence[str], *, last: date, on: date) -> dict[str, list[Any]]:
    """Return what a unit's cells come to until the last day of the period, as they are kept: code -> [numerator, denominator, parts]."""
    until, found = min(last, on), {}
    for code in codes:
        measured = measure(code, unit_id, year=last.year, on=until)
        parts = [[part.unit_id, part.code, part.name, part.numerator, part.denominator] for part in measured.parts] if measured else []
        found[code] = [measured.numerator, measured.denominator, parts[:500]] if measured else [None, 0, []]
    return found


def cells_of(codes: Sequence[str], figures: Mapping[str, Any]) -> tuple[Cell, ...]:
    """Return the cells of kept figures in the order of the request."""
    found = []
    for one in (INDICATORS[code] for code in codes if code in INDICATORS):
        numerator, denominator = (figures.get(one.code) or [None, 0])[:2]
        why = f"chưa tính được: {one.needs}" if one.needs else ""
        found.append(Cell(one.code, one.name, one.measure, one.unit, numerator, denominator, why))
    return tuple(found)


def parts_of(figures: Mapping[str, Any], code: str) -> tuple[Part, ...]:
    """Return who makes a kept cell."""
    return tuple(Part(*part) for part in (figures.get(code) or [None, 0, []])[2])


def kept_figures(report_id: int) -> dict[str, Any]:
    """Return the figures that a report sent last."""
    found = ReportAct.objects.filter(report_id=report_id, kind__in=rules.SENDING).order_by("-place").values_list("figures", flat=True)
    return found.first() or {}


def totals_of(request_id: int, codes: Sequence[str]) -> tuple[Cell, ...]:
    """Return what the accepted reports come to, in one statement."""
    accepted = ReportAct.objects.filter(report__request_id=request_id, report__state__in=["accepted", "locked"], kind__in=rules.SENDING)
    last = accepted.order_by("report_id", "-place").distinct("report_id").values_list("figures", flat=True)
    return rules.summed(cells_of(codes, {}), [figures or {} for figures in last])


def shown(cell: Cell) -> str:
    """Return a cell as pages and papers show it."""
    if cell.numerator is None:
        return "–"
    if cell.measure != "ratio":
        sign = "\N{MINUS SIGN}" if cell.numerator < 0 else ""
        return sign + figures_of.figure_words(abs(cell.numerator), cell.measure)
    return figures_of.figure_words(figures_of.ratio(cell.numerator, cell.denominator), "ratio")


def unit_of_report(report_id: int) -> int | None:
    """Return whose report it is, or None where none is within reach."""
    return Report.objects.filter(pk=report_id).values_list("unit_id", flat=True).first()


def unit_of_request(request_id: int) -> int | None:
    """Return whose request it is, or None where none is within reach."""
    return ReportRequest.objects.filter(pk=request_id).values_list("unit_id", flat=True).first()


def _requests(found: Sequence[ReportRequest], *, on: date) -> tuple[RequestRow, ...]:
    told: dict[int, list[tuple[str, date | None, bool]]] = {}
    rows = Report.objects.filter(request_id__in=[one.pk for one in found]).values_list("request_id", "state", "sent_on", "is_amended")
    for request_id, *facts in rows:
        told.setdefault(request_id, []).append(tuple(facts))  # type: ignore[arg-type]
    names = access.branch_names({one.unit_id for one in found})
    return tuple(
        RequestRow(
            one.pk, one.unit_id, names.get(one.unit_id, ("", ""))[1], one.title, one.cadence, one.first, one.last, one.opens_on, one.due_on,
            one.escalate_on, tuple(one.cells), one.state, one.paper_id, rules.counters(told.get(one.pk, ()), due_on=one.due_on, on=on),
        )
        for one in found
    )  # fmt: skip


def _days_late(one: Report, on: date) -> int:
    """Return how many days a report was or is late; who ended owes nothing."""
    return 0 if one.state == "handed_over" else max(((one.sent_on or on) - one.due_on).days, 0)


def _sorted(request_id: int, on: date) -> list[ReportRow]:
    found = list(Report.objects.filter(request_id=request_id)[:MOST_UNITS])
    return sorted(_reports(found, on=on), key=lambda each: (each.unit_code, each.id))


def _reports(found: Sequence[Report], *, on: date) -> tuple[ReportRow, ...]:
    names = access.branch_names({one.unit_id for one in found})
    return tuple(
        ReportRow(
            one.pk, one.request_id, one.unit_id, *names.get(one.unit_id, ("", "")), one.asker, one.title, one.first, one.last, one.opens_on,
            one.due_on, one.state, one.sent_on, one.is_amended, _days_late(one, on),
        )
        for one in found
    )  # fmt: skip
