"""Two people for tests: one proposes, another approves."""

from congdoan.finance.collection import services
from congdoan.finance.collection.tests.cast import DAY
from congdoan.foundation.access.services import enter
from congdoan.people.organisations.tests.builders import person


def second(cast, name="ke-toan-truong"):
    """Return the chief accountant of the district."""
    return person(cast.by, name, role="chief_accountant", branch=cast.district)


def approve(cast, proposal, by):
    """Approve as another person and act as the first one again."""
    enter(by, on=DAY)
    try:
        return services.approve_proposal(by=by, proposal_id=proposal, on=DAY)
    finally:
        enter(cast.by, on=DAY)


def corrected(cast, note, by, *parts, reason="nhầm người nộp"):
    """Propose and approve that a line be booked otherwise; without parts it waits again."""
    kind = parts[0].kind if parts else None
    line = cast.line(note)
    new = services.propose_correction(
        by=cast.by, unit_id=cast.district, line_id=line, kind=kind, parts=parts, reason=reason, on=DAY
    )  # fmt: skip
    return approve(cast, new, by)
