"""A person confirms what a class proposed: one line by one key, or every line of a class after a look at all of them."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from congdoan.finance.collection.queries.proposals import is_late
from congdoan.finance.collection.queries.state import open_day
from congdoan.finance.collection.queries.terms import terms_of
from congdoan.finance.collection.rules import engine, moves
from congdoan.finance.collection.rules.wording import is_sure
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit

from .deciding import LATE, CannotBook, NotWaiting, SecondPersonNeeded, UnableToDecide, in_words, judged, locked_state
from .storing import store

MOST_CONFIRMED = 500
CONFIRMED = "Xác nhận đề xuất"


class NotProposed(UnableToDecide):
    code = "line-not-proposed"
    says = "Dòng số {line_id} không có đề xuất của quy tắc nào để xác nhận: người khác vừa quyết hoặc treo. Hãy mở lại hàng chờ."


class TooManyLines(UnableToDecide):
    code = "too-many-lines"
    says = "Xác nhận một lần được nhiều nhất {most} dòng."


@transaction.atomic
def confirm_lines(*, by: int, unit_id: int, line_ids: Sequence[int], on: date) -> list[int]:
    """Book waiting lines exactly as their classes proposed, all of them or none; return the steps' ids.

    :raises NotProposed: a line has no proposal of a class, or no longer
    :raises NotWaiting: a line no longer waits whole in suspense
    :raises SecondPersonNeeded: a line is of a locked month or an earlier year
    :raises TooManyLines: more than a person can have looked at
    :raises CannotBook: a proposal cannot be booked any more
    :raises NotAllowed: the actor may not decide for this unit
    """
    access.require(by, "collection.decide_line", at=unit_id, on=on)
    wanted = list(dict.fromkeys(line_ids))
    if len(wanted) > MOST_CONFIRMED:
        raise TooManyLines(most=MOST_CONFIRMED)
    state, number = locked_state(unit_id)
    booked_on = open_day(unit_id, state, on=on)
    terms = terms_of(unit_id, days=[booked_on], on=on)
    steps: list[moves.Step] = []
    for line_id in wanted:
        line, held = state.lines.get(line_id, (None, None))
        if line is None or held is None or held.status != "review" or held.kind is None or not is_sure(held.rule):
            raise NotProposed(line_id=line_id)
        if state.suspense.get(line_id) != (line.amount if line.direction == "C" else -line.amount):
            raise NotWaiting(line_id=line_id)
        if is_late(unit_id, line.on, booked_on=booked_on):
            raise SecondPersonNeeded(line_id=line_id, why=LATE)
        decided = judged(line, held, held.kind, held.parts, held.target_id, held.refers_to, CONFIRMED)
        try:
            done = engine.decide(state, line_id, decided, terms=terms, on=booked_on)
        except ValueError as why:
            raise CannotBook(line_id=line_id, why=in_words(line.amount, held.parts, str(why))) from why
        state, steps = done.state, [*steps, *done.steps]
    ids = store(by=by, unit_id=unit_id, after=number, steps=steps, terms=terms, on=on, reason=CONFIRMED) if steps else []
    audit.record(by, "collection.confirm_lines", at=unit_id, lines=wanted)
    return ids
