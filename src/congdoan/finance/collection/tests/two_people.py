"""Two people for tests: one proposes, another approves."""

from django.contrib.auth import get_user_model

from congdoan.finance.collection import services
from congdoan.finance.collection.tests.cast import DAY
from congdoan.foundation.access.services import enter
from congdoan.people.organisations.tests.builders import person


def second(cast):
    """Return the chief accountant of the district, the same one each time."""
    known = get_user_model().objects.filter(username="ke-toan-truong").first()
    return known.id if known else person(cast.by, "ke-toan-truong", role="chief_accountant", branch=cast.district)


def approve(cast, proposal, by):
    """Approve as another person and act as the first one again."""
    enter(by, on=DAY)
    try:
        return services.approve_proposal(by=by, proposal_id=proposal, on=DAY)
    finally:
        enter(cast.by, on=DAY)


def corrected(cast, line, *parts, reason="nhầm người nộp"):
    """Propose and approve that a line (its id, or words of its note) be booked otherwise; without parts it waits again."""
    new = services.propose_correction(
        by=cast.by, unit_id=cast.district, line_id=cast.line(line) if isinstance(line, str) else line,
        kind=parts[0].kind if parts else None, parts=parts, reason=reason, on=DAY,
    )  # fmt: skip
    return approve(cast, new, second(cast))
