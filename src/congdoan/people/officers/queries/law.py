"""What the law pack says of counts and committees on a day, with its documents and its marks."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Record
from congdoan.people.officers.rules import CountRule, Limits
from congdoan.people.organisations.rules.committees import CommitteeRule

LEVELS = {"base": "grassroots", "inside": "grassroots", "direct_upper": "direct_upper"}


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a rule stands, and whether somebody has still to hold it against the text."""

    rule: str
    name: str
    document: str
    confidence: str
    needs_check: bool


def count_rule(*, on: date) -> CountRule:
    """Return the shares by which a count is judged on a day.

    Source: law pack, `activities.founding` (founding.congress_quorum, founding.elected).
    """
    return CountRule(_share("founding.congress_quorum", "min_share", on), _share("founding.elected", "over_share", on))


def _share(record_id: str, field: str, on: date) -> Fraction:
    record = rule_on("founding", record_id, on=on)
    share = record.fraction(field) if record else None
    if share is None:
        raise LookupError(f"the law pack lacks {record_id}")
    return share


def limits(level: str, *, on: date) -> Limits:
    """Return the rules of committees for a level of the tree on a day; the pack has no number of seats for a province."""
    found = [record for record in reference.records("inspection_committee") if record.holds_on(on)]
    known = {record.id: record for record in found}
    seats = [record.fields["seats_max"] for record in found if record.scope.get("level") == LEVELS.get(level, level)]
    least, share, barred = (known.get(name) for name in ("ubkt.min_members", "ubkt.committee_share", "ubkt.barred"))
    women = rule_on("founding", "founding.women", on=on)
    rule = None
    if seats and least and share:
        rule = CommitteeRule(least.fields["members_min"], seats[0], share.fraction("max_share") or Fraction(0))
    return Limits(rule, frozenset(barred.fields["barred_roles"]) if barred else frozenset(), women.fields["women_min"] if women else None)


def ground(rule: str, level: str, *, on: date) -> Ground | None:
    """Return where a finding's rule stands."""
    topic = "founding" if rule.startswith("founding.") else "inspection_committee"
    record = rule_on(topic, f"ubkt.max.{LEVELS.get(level, level)}" if rule == "ubkt.max" else rule, on=on)
    return Ground(record.id, record.name, record.citation, record.confidence, record.needs_check) if record else None


def rule_on(topic: str, record_id: str, *, on: date) -> Record | None:
    """Return one record of the pack by its number, where it is in force on a day.

    The tables begin on a conventional day; earlier days read as that day.
    """
    found = [record for record in reference.records(topic) if record.id == record_id]
    return next((record for record in found if record.holds_on(max(on, record.valid_from or on))), None)


def most_allowance(*, on: date) -> int | None:
    """Return the largest coefficient that the pack knows for a day, in hundredths; None where it knows none.

    Source: law pack, finance.spending_ceilings: allowance.pre2022 (concurrent posts, at most 0,7; unchecked).
    """
    record = next((one for one in reference.records("spending_ceilings") if one.id == "allowance.pre2022" and one.holds_on(on)), None)
    share = record.fraction("concurrent_max") if record else None
    return int(share * 100) if share is not None else None


def allowance_ground(*, on: date) -> Ground | None:
    """Return the record of the pack that tells how allowances are told on a day; its note says what it lacks."""
    found = [one for one in reference.records("spending_ceilings") if one.id.startswith("allowance.") and one.holds_on(on)]
    return Ground(found[0].id, found[0].name, found[0].citation, found[0].confidence, found[0].needs_check) if found else None
