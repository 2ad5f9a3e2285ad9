"""What the law pack says of dialogue, bargaining and agreements on a day, with its documents and marks."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from congdoan.activities.bargaining.rules.agreements import Kind, Rubric
from congdoan.activities.bargaining.rules.dialogue import DemocracyLaw, SeatBand, Term
from congdoan.foundation.kernel.shares import least_count
from congdoan.foundation.kernel.workdays import Limit, workday_after, workday_before
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Figure, NotInReference, Record

BALLOTS = {"enterprise": "cba.ballot.enterprise", "sector": "cba.ballot.sector", "multi_enterprise": "cba.ballot.multi"}
DIALOGUE, BARGAINING, GRADING = "dialogue_rules", "bargaining_rules", "agreement_grading"


def dialogue(name: str, field: str, *, on: date) -> Figure:
    """Return a number of the law of dialogue: `dialogue.<name>`."""
    return reference.figure(DIALOGUE, f"dialogue.{name}", field, on=on)


def bargain(record_id: str, field: str, *, on: date) -> Figure:
    """Return a number of the law of bargaining."""
    return reference.figure(BARGAINING, record_id, field, on=on)


def record(topic: str, record_id: str, *, on: date) -> Record:
    """Return one record of a table, on a day before any version of it the first."""
    found = sorted((one for one in reference.records(topic) if one.id == record_id), key=lambda one: one.valid_from or date.min)
    return next((one for one in found if one.holds_on(on)), found[0])


def least_of(topic: str, record_id: str, total: int, *, on: date, field: str = "over_share") -> int:
    """Return the smallest count out of a total that passes the share of a record."""
    one = record(topic, record_id, on=on)
    return least_count(total, one.fraction(field) or Fraction(0), str(one.fields.get("comparison", ">")))


def seat_bands(*, on: date) -> list[SeatBand]:
    """Return the bands of seats on the workers' side."""
    held = [one for one in reference.records("dialogue_rules") if one.id.startswith("dialogue.seats.")]
    return [
        SeatBand(one.scope["workers_min"], one.scope["workers_max"], one.fields["seats_min"], one.fields["seats_max"])
        for one in held
        if one.holds_on(max(on, one.valid_from or on))
    ]


def triggers(*, on: date) -> list[str]:
    """Return the articles of the Labour Code whose events ask for a session."""
    return list(record(DIALOGUE, "dialogue.triggers", on=on).fields["articles"])


def democracy(*, on: date) -> DemocracyLaw:
    """Return the duties of dialogue and democracy that come back."""

    def term(name: str, field: str = "") -> Term:
        one = record(DIALOGUE, f"dialogue.{name}", on=on)
        return Term(int(one.fields[field]) if field else 1, one.citation, one.needs_check)

    return DemocracyLaw(term("periodic", "times_per_year_min"), term("conference"), term("democracy"), term("list_renewal", "years"))


def send_by(planned_on: date) -> Limit:
    """Return the last day on which the content of a periodic session is sent."""
    days = dialogue("content_notice", "working_days_before", on=planned_on).number
    return workday_before(planned_on, days, reference.workdays())


def reply_by(requested_on: date) -> Limit:
    """Return the last day on which a request for a session is answered."""
    return workday_after(requested_on, dialogue("request_reply", "working_days", on=requested_on).number, reference.workdays())


def post_by(held_on: date) -> Limit:
    """Return the last day on which what a session came to is posted."""
    return workday_after(held_on, dialogue("publish", "working_days_after", on=held_on).number, reference.workdays())


def topics(*, on: date) -> Mapping[str, str]:
    """Return the eight groups of matters for bargaining by code."""
    return dict(record(BARGAINING, "bargain.topics", on=on).fields["topics"])


def labour_authority(*, on: date) -> str:
    """Return to which authority an agreement that was signed on a day is sent."""
    told = record(BARGAINING, "cba.send", on=on).fields
    return str(told["addressee_until_2025" if on.year < 2025 else "addressee"])


def clause_kinds(*, on: date) -> dict[str, Kind]:
    """Return the kinds of clauses, in the order of the table."""
    found = [one for one in reference.records("clause_kinds") if one.holds_on(max(on, one.valid_from or on))]
    return {one.scope["kind"]: _kind(one) for one in found}


def _kind(one: Record) -> Kind:
    told = one.fields
    return Kind(
        one.scope["kind"], one.name, told["topic"], told["unit"], told["floor"], told["direction"] == "less", told["per_year"],
        one.citation, one.needs_check or isinstance(told["floor"], str),
    )  # fmt: skip


def floor_of(kind: Kind, region: str, *, on: date) -> int | None:
    """Return the floor of a kind of clause on a day in a wage region, or None where there is none or the region is not known."""
    if not isinstance(kind.floor, str):
        return kind.floor
    if not region:
        return None
    try:
        value, _ = reference.value_at(kind.floor, on=on, region=region)
    except NotInReference:
        return None
    return int(value) if value is not None else None


def rubric(*, on: date) -> Rubric:
    """Return the points of the rubric, and from how many each letter is given."""
    total = record(GRADING, "grade.points", on=on).fields["points"]
    letters = [
        (one.id.removeprefix("grade."), one.fields["min_points"])
        for one in reference.records("agreement_grading")
        if "min_points" in one.fields
    ]
    parts = [record(GRADING, f"grade.{name}", on=on).fields["points"] for name in ("procedure", "content")]
    return Rubric(parts[0], parts[1], total["implementation"], letters)
