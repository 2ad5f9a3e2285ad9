"""The way of a programme: submitted, returned or approved by another person, issued under its number; withdrawn before that."""

from datetime import date

from django.db import transaction

from congdoan.activities.programmes.models import Programme, ProgrammeAct, Task
from congdoan.foundation.audit import services as audit

from . import held, texts
from .refusals import NoTasks, OwnProgramme


@transaction.atomic
def submit_programme(*, by: int, programme_id: int, on: date) -> None:
    """Ask for the approval of a draft; from now on its content stands.

    :raises UnknownProgramme, WrongState: there is no such draft
    :raises NoTasks: it asks for nothing
    """
    one = held.programme(programme_id, by=by, act="submit_programme", on=on)
    if not Task.objects.filter(programme_id=one.pk).exists():
        raise NoTasks(title=one.title)
    _act(one, "submitted", "submit_programme", by=by, on=on)


@transaction.atomic
def return_programme(*, by: int, programme_id: int, reason: str, on: date) -> None:
    """Give a submitted or approved programme back to who prepared it, with what is to be changed.

    :raises UnknownProgramme, WrongState: it waits neither for approval nor to be issued
    :raises TextUnfit: no reason
    """
    one = held.programme(programme_id, by=by, act="return_programme", on=on)
    _act(one, "returned", "return_programme", by=by, on=on, words=texts.line("cần sửa gì", reason, 1000, is_needed=True))


@transaction.atomic
def approve_programme(*, by: int, programme_id: int, on: date) -> None:
    """Approve a submitted programme.

    :raises UnknownProgramme, WrongState: it does not wait for approval
    :raises OwnProgramme: the actor drafted or submitted it
    """
    one = held.programme(programme_id, by=by, act="approve_programme", on=on)
    if ProgrammeAct.objects.filter(programme_id=one.pk, acted_by=by, kind__in=["drafted", "submitted"]).exists():
        raise OwnProgramme(title=one.title)
    _act(one, "approved", "approve_programme", by=by, on=on)


@transaction.atomic
def issue_programme(*, by: int, programme_id: int, symbol: str, on: date) -> None:
    """Say under which number an approved programme was issued; from now on it is given to units and progress is told.

    :raises UnknownProgramme, WrongState: it was not approved
    :raises TextUnfit: no number and symbol
    """
    one = held.programme(programme_id, by=by, act="issue_programme", on=on)
    _act(one, "issued", "issue_programme", by=by, on=on, words=texts.line("số, ký hiệu", symbol, 80, is_needed=True))


@transaction.atomic
def withdraw_programme(*, by: int, programme_id: int, reason: str, on: date) -> None:
    """End a draft that is not pursued, with a reason.

    :raises UnknownProgramme, WrongState: it is no draft any more
    :raises TextUnfit: no reason
    """
    one = held.programme(programme_id, by=by, act="withdraw_programme", on=on)
    _act(one, "withdrawn", "withdraw_programme", by=by, on=on, words=texts.line("lý do", reason, 1000, is_needed=True))


def _act(one: Programme, kind: str, under: str, *, by: int, on: date, words: str = "") -> None:
    held.act_on(one, kind, by=by, on=on, words=words)
    audit.record(by, f"programmes.{under}", at=one.unit_id, programme=one.pk, title=one.title, words=words)
