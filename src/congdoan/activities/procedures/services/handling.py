"""The office handles a request: received, checked, stopped while something is missing, gone on with."""

from datetime import date

from django.db import transaction

from congdoan.activities.procedures import queries, rules
from congdoan.activities.procedures.models import Request
from congdoan.activities.procedures.services.held import held, said, write_act
from congdoan.activities.procedures.services.performing import prepare
from congdoan.activities.procedures.services.refusals import PapersMissing
from congdoan.foundation.audit import services as audit
from congdoan.foundation.reference import queries as reference


@transaction.atomic
def receive_request(*, by: int, request_id: int, on: date) -> None:
    """Take a request in hand; its clock runs since it was filed.

    :raises UnknownRequest, StateUnfit: none within reach waits for it
    :raises NotAllowed: the actor handles no requests here
    """
    one = held(request_id, by=by, under="procedures.receive_request", act="received", on=on)
    write_act(one, by, "received", on=on)
    audit.record(by, "procedures.receive_request", at=one.unit_id, request=one.pk)


@transaction.atomic
def check_request(*, by: int, request_id: int, on: date, words: str = "") -> int | None:
    """Find a request whole and pass it on to be decided; who asks to join gets an application at the union. Return what was made of it.

    :raises UnknownRequest, StateUnfit: none within reach waits for it
    :raises PapersMissing: papers that the procedure needs did not come
    :raises NotAllowed: the actor may not, or may not take applications here
    :raises UnableToWrite: the register of members refuses, as `members.apply`
    """
    one = held(request_id, by=by, under="procedures.check_request", act="checked", on=on)
    found = queries.whole(one, on=on)
    if found.missing_papers:
        raise PapersMissing(first="; ".join(found.missing_papers))
    made = prepare(found, by=by, on=on)
    write_act(one, by, "checked", on=on, words=words.strip()[:4_000], refers_to=made)
    audit.record(by, "procedures.check_request", at=one.unit_id, request=one.pk, made=made)
    return made


@transaction.atomic
def ask_more(*, by: int, request_id: int, words: str, on: date) -> None:
    """Ask the filer for what is missing; the clock stands still until it comes.

    :raises UnknownRequest, StateUnfit: none within reach is being handled
    :raises WordsMissing: nobody would know what to bring
    :raises NotAllowed: the actor handles no requests here
    """
    one = held(request_id, by=by, under="procedures.ask_more", act="asked", on=on)
    write_act(one, by, "asked", on=on, words=said(words))
    audit.record(by, "procedures.ask_more", at=one.unit_id, request=one.pk)


@transaction.atomic
def resume_request(*, by: int, request_id: int, words: str, on: date) -> date | None:
    """Go on with a request after the filer brought what was missing to the office; return the new last day.

    :raises UnknownRequest, StateUnfit: none within reach waits for its filer
    :raises WordsMissing: nobody would know what came
    :raises NotAllowed: the actor handles no requests here
    """
    one = held(request_id, by=by, under="procedures.resume_request", act="resumed", on=on)
    due = resumed(one, by, said(words), on)
    audit.record(by, "procedures.resume_request", at=one.unit_id, request=one.pk, due_on=due)
    return due


def resumed(one: Request, by: int | None, words: str, on: date) -> date | None:
    """Let the clock of a request go on, and return its new last day."""
    assert one.paused_on is not None
    due = rules.due_again(one.due_on, one.paused_on, on, reference.workdays())
    write_act(one, by, "resumed", on=on, words=words, due_on=due)
    return due
