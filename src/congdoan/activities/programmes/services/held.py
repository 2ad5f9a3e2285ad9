"""What the use cases begin with: the thing held until the transaction ends, in a state that allows what is asked."""

from datetime import date

from congdoan.activities.programmes.models import Programme, ProgrammeAct, Target, Task
from congdoan.activities.programmes.rules import ACTS, CHANGING, STATES, may_follow
from congdoan.foundation.access import services as access

from .refusals import ProgrammeClosed, ProgrammeNotIssued, UnknownProgramme, UnknownTarget, UnknownTask, WrongState


def programme(programme_id: int, *, by: int, act: str, on: date) -> Programme:
    """Return a programme within reach, locked, when the actor may do this in its unit.

    :raises UnknownProgramme: there is none
    :raises NotAllowed: the actor may not
    """
    one = Programme.objects.select_for_update(of=("self",)).filter(pk=programme_id).first()
    if one is None:
        raise UnknownProgramme(programme_id=programme_id)
    access.require(by, f"programmes.{act}", at=one.unit_id, on=on)
    return one


def draft(programme_id: int, *, by: int, act: str, on: date) -> Programme:
    """Return a programme whose content may change.

    :raises WrongState: it is no draft any more
    """
    one = programme(programme_id, by=by, act=act, on=on)
    if one.state not in CHANGING:
        raise WrongState(title=one.title, state=STATES[one.state], act="sửa")
    return one


def issued(programme_id: int, *, by: int, act: str, on: date) -> Programme:
    """Return a programme that was issued.

    :raises ProgrammeNotIssued: it was not
    :raises ProgrammeClosed: it stands after its final review
    """
    one = programme(programme_id, by=by, act=act, on=on)
    if one.state == "closed":
        raise ProgrammeClosed(title=one.title)
    if one.state != "issued":
        raise ProgrammeNotIssued(title=one.title, state=STATES[one.state])
    return one


def task_of_draft(task_id: int, *, by: int, act: str, on: date) -> Task:
    """Return a task whose programme may change.

    :raises UnknownTask: none within reach
    """
    programme_id = Task.objects.filter(pk=task_id).values_list("programme_id", flat=True).first()
    if programme_id is None:
        raise UnknownTask(task_id=task_id)
    draft(programme_id, by=by, act=act, on=on)
    return Task.objects.select_for_update().get(pk=task_id)


def target(target_id: int) -> Target:
    """Return a target within reach.

    :raises UnknownTarget: none
    """
    one = Target.objects.select_related("programme").filter(pk=target_id).first()
    if one is None:
        raise UnknownTarget(target=target_id)
    return one


def target_to_tell(target_id: int) -> Target:
    """Return a target within reach of a programme that is not closed.

    :raises ProgrammeClosed: it is
    """
    one = target(target_id)
    if one.programme.state == "closed":
        raise ProgrammeClosed(title=one.programme.title)
    return one


def act_on(one: Programme, kind: str, *, by: int, on: date, words: str = "") -> None:
    """Write the next act of a programme.

    :raises WrongState: the act cannot come to it now
    """
    last = ProgrammeAct.objects.filter(programme_id=one.pk).order_by("-place").values_list("place", flat=True).first() or 0
    if last and not may_follow(one.state, kind):
        raise WrongState(title=one.title, state=STATES[one.state], act=ACTS[kind])
    ProgrammeAct.objects.bulk_create(
        [ProgrammeAct(programme=one, unit_id=one.unit_id, place=last + 1, kind=kind, words=words, acted_by=by, acted_on=on)]
    )
