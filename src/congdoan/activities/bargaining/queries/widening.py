"""Requests to widen agreements as pages show them: the shares, how long they wait, what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Q, QuerySet

from congdoan.activities.bargaining.models import AgreementParty, AgreementWidening
from congdoan.activities.bargaining.queries import law
from congdoan.activities.bargaining.rules.widening import STATES, Reach

SHARE = "cba.extension"


@dataclass(frozen=True, slots=True)
class WideningRow:
    """A request with its counts. The law pack knows no day by which the authority answers: the days that it waits are counted."""

    id: int
    agreement_id: int
    unit_id: int
    scope: str
    source: str
    addressee: str
    reach: Reach
    asked_on: date
    state: str
    state_words: str
    decided_on: date | None
    decision: str
    waiting_days: int


def bound(*, on: date) -> QuerySet[AgreementParty]:
    """Return the parties that agreements bind on a day: who signed, and who is bound by a decision from its day on."""
    return AgreementParty.objects.filter(Q(widening=None) | Q(widening__decided_on__lte=on))


def reach_of(bound: Mapping[int, int], *, all_workers: int, all_employers: int, on: date) -> Reach:
    """Return how much of a trade or zone those bound are, with the least counts of the law on a day."""
    needed = [law.least_of(law.BARGAINING, SHARE, total, on=on) for total in (all_workers, all_employers)]
    return Reach(sum(bound.values()), all_workers, needed[0], len(bound), all_employers, needed[1], _share(on))


def widenings(agreement_id: int, *, on: date) -> list[WideningRow]:
    """Return the requests to widen an agreement, the newest first."""
    return [_row(one, on) for one in AgreementWidening.objects.filter(agreement_id=agreement_id).order_by("-asked_on", "-id")[:50]]


def widening(widening_id: int, *, on: date) -> WideningRow | None:
    """Return one request within reach, or None."""
    return next((_row(one, on) for one in AgreementWidening.objects.filter(pk=widening_id)), None)


def _share(on: date) -> Fraction:
    return law.record(law.BARGAINING, SHARE, on=on).fraction("over_share") or Fraction(0)


def _row(one: AgreementWidening, on: date) -> WideningRow:
    counts = (one.workers, one.all_workers, one.workers_needed, one.employers, one.all_employers, one.employers_needed)
    reach = Reach(*counts, _share(one.asked_on))
    return WideningRow(
        one.pk, one.agreement_id, one.unit_id, one.scope, one.source, one.addressee, reach, one.asked_on, one.state, STATES[one.state],
        one.decided_on, one.decision, max(((one.decided_on or on) - one.asked_on).days, 0),
    )  # fmt: skip
