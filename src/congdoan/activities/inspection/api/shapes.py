"""What programs get of inspections, and who asks."""

from datetime import date
from fractions import Fraction
from typing import Any

from django.http import HttpRequest
from ninja import Schema

from congdoan.foundation.access import doors


class IdOut(Schema):
    id: int


class DoneOut(Schema):
    done: bool = True


class PickOut(Schema):
    """A unit of a programme. `how`: risk, lot, added."""

    id: int
    unit_code: str
    unit_name: str
    kind: str
    how: str
    score: int
    reasons: str
    inspection_id: int | None
    state: str


class ProgrammeOut(Schema):
    """A programme. `share` of the `population` makes `least`; `state`: drafted, submitted, returned, approved."""

    id: int
    unit_code: str
    year: int
    state: str
    population: int
    share: str
    least: int
    picked: int
    opened: int
    concluded: int
    seed: int

    @staticmethod
    def resolve_share(row: Any) -> str:
        share: Fraction = row.share
        return f"{share.numerator}/{share.denominator}"


class ProgrammeDetailsOut(Schema):
    row: ProgrammeOut
    picks: list[PickOut]


class InspectionOut(Schema):
    """An inspection. `state`: decided, outlined, self_reported, …, closed, withdrawn."""

    id: int
    unit_code: str
    unit_name: str
    owner_code: str
    kind: str
    decision: str
    decided_on: date
    since: date
    until: date
    scope: str
    access_from: date
    access_until: date
    state: str
    reply_by: date | None
    document_id: int | None


class StepOut(Schema):
    kind: str
    words: str
    file_name: str
    who: str
    on: date


class ExaminerOut(Schema):
    id: int
    full_name: str
    post: str
    first: date
    last: date
    is_in: bool


class InspectionDetailsOut(Schema):
    row: InspectionOut
    steps: list[StepOut]
    team: list[ExaminerOut]


class InspectionsOut(Schema):
    """One page; `next_after` null: the last page."""

    rows: list[InspectionOut]
    next_after: int | None
    total: int


class FlagFindingOut(Schema):
    """What a flag found; money in đồng."""

    words: str
    amount: int | None
    on: date | None
    voucher_id: int | None
    entry_id: int | None
    line_id: int | None


class FlagOut(Schema):
    """One red flag of one year. `state`: found, clean, unknown."""

    year: int
    code: str
    name: str
    weight: int
    state: str
    why: str
    needs_check: bool
    findings: list[FlagFindingOut]


class SnapshotOut(Schema):
    id: int
    number: int
    seal_number: int | None
    seal_sha256: str
    package_sha256: str
    root_number: int | None
    records: int
    flags: list[FlagOut]


class ItemOut(Schema):
    """One thing of a sample; money in đồng."""

    place: int
    voucher_id: int | None
    line_id: int | None
    title: str
    on: date
    amount: int
    score: int
    reasons: str
    verdict: str
    paper: int | None


class SampleOut(Schema):
    id: int
    number: int
    of: str
    how: str
    seed: int
    size: int
    population: int
    items: list[ItemOut]


class WorkingPaperOut(Schema):
    number: int
    verdict: str
    words: str
    voucher_id: int | None
    line_id: int | None
    flag: str
    amount: int | None
    file_name: str
    who: str
    on: date


class WorkspaceOut(Schema):
    snapshots: list[SnapshotOut]
    samples: list[SampleOut]
    papers: list[WorkingPaperOut]


class IrregularityOut(Schema):
    """What was found; money in đồng."""

    id: int
    number: int
    kind: str
    title: str
    words: str
    document: str
    article: str
    amount: int | None
    cause: str
    person: str
    papers: list[int]
    elsewhere: int


class RecommendationOut(Schema):
    """`state`: open, told, returned, verified."""

    id: int
    inspection_id: int
    unit_code: str
    number: int
    irregularity: int | None
    words: str
    owner_name: str
    due_on: date
    state: str
    late_days: int


class FindingsOut(Schema):
    irregularities: list[IrregularityOut]
    recommendations: list[RecommendationOut]


class RecommendationsOut(Schema):
    rows: list[RecommendationOut]
    next_after: int | None
    counts: dict[str, int]


class FigureOut(Schema):
    """One figure of the report; null where the product does not hold it, `why` tells."""

    column: str
    words: str
    value: int | None
    why: str
    is_money: bool


def who(request: HttpRequest) -> dict[str, Any]:
    """Return who acts on which day."""
    return {"by": doors.actor_id(request), "on": doors.today()}
