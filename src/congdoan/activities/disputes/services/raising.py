"""Signals from the unit that sees them to the one above that verifies; what employers share."""

from datetime import date

from django.db import transaction

from congdoan.activities.disputes.models import EmployerTrait, Signal
from congdoan.activities.disputes.rules import stoppages as rules
from congdoan.activities.disputes.services.held import clean, require_words
from congdoan.activities.disputes.services.refusals import SignalChecked, SignalOfOneself, UnfitSignal, UnknownSignal
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.organisations import queries as organisations


@transaction.atomic
def raise_signal(*, by: int, unit_id: int, employer_id: int, matter: str, words: str = "", on: date) -> int:
    """Tell those above that something is brewing at an employer; return the signal's number.

    :raises NotAllowed: the actor may not raise signals for this unit
    :raises UnfitSignal: no such matter, or the employer does not stand within the actor's reach
    """
    access.require(by, "disputes.raise_signal", at=unit_id, on=on)
    if matter not in rules.MATTERS:
        raise UnfitSignal(why="chọn một việc trong danh mục")
    if matter == "other" and not words.strip():
        raise UnfitSignal(why="việc khác thì ghi vài chữ cho người nhận hiểu")
    _require_employer(employer_id, on)
    one = Signal.objects.create(
        unit_id=unit_id, employer_id=employer_id, matter=matter, words=clean(words, 500), raised_on=on, raised_by_id=by
    )
    audit.record(by, "disputes.raise_signal", at=unit_id, signal=one.pk, employer=employer_id, matter=matter)
    return int(one.pk)


@transaction.atomic
def verify_signal(*, by: int, signal_id: int, found: str, on: date) -> None:
    """Confirm a signal with what was found on the spot.

    :raises UnknownSignal, SignalChecked, SignalOfOneself: there is none to verify, or it is the actor's own
    :raises WordsMissing: nothing is said about what was found
    """
    _check(by, signal_id, "verify_signal", rules.VERIFIED, found, on)


@transaction.atomic
def dismiss_signal(*, by: int, signal_id: int, found: str, on: date) -> None:
    """Put a signal aside, saying what was found instead.

    :raises UnknownSignal, SignalChecked, SignalOfOneself: there is none to check, or it is the actor's own
    :raises WordsMissing: nothing is said about what was found
    """
    _check(by, signal_id, "dismiss_signal", rules.DISMISSED, found, on)


def _check(by: int, signal_id: int, act: str, state: str, found: str, on: date) -> None:
    one = Signal.objects.select_for_update().filter(id=signal_id).first()
    if one is None:
        raise UnknownSignal
    access.require(by, f"disputes.{act}", at=one.unit_id, on=on)
    if one.state != rules.RAISED:
        raise SignalChecked(state=rules.SIGNAL_STATES[one.state].lower())
    if one.raised_by_id == by:
        raise SignalOfOneself
    words = clean(require_words(found, "đã xác minh thấy gì"), 500)
    Signal.objects.filter(id=one.pk).update(state=state, checked_on=on, checked_by_id=by, found=words)
    audit.record(by, f"disputes.{act}", at=one.unit_id, signal=one.pk)


@transaction.atomic
def describe_employer(*, by: int, employer_id: int, zone: str, owner_country: str, on: date) -> None:
    """Write down in which zone an employer stands and from which country its owner comes; the last telling counts.

    :raises NotAllowed: the actor may not at this employer
    :raises UnfitSignal: it is no employer that stands within the actor's reach
    """
    access.require(by, "disputes.describe_employer", at=employer_id, on=on)
    _require_employer(employer_id, on)
    EmployerTrait.objects.create(employer_id=employer_id, zone=clean(zone, 120), owner_country=clean(owner_country, 80), recorded_by_id=by)
    audit.record(by, "disputes.describe_employer", at=employer_id, zone=zone, owner_country=owner_country)


def _require_employer(employer_id: int, on: date) -> None:
    employer = organisations.named([employer_id], on=on).get(employer_id)
    if employer is None or not employer.is_employer or employer.state != "standing":
        raise UnfitSignal(why="không có doanh nghiệp này đang hoạt động trong phạm vi của anh chị")
