"""Where requests are taken from everybody, and within how many working days they are decided."""

from datetime import date

from django.db import transaction

from congdoan.activities.procedures import queries
from congdoan.activities.procedures.models import Counter
from congdoan.activities.procedures.rules.definitions import LONGEST_LIMIT
from congdoan.activities.procedures.services.refusals import CounterSame, LimitUnfit, NotReceivedHere, UnknownProcedure
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.vietnamese import search_key
from congdoan.foundation.reference import services as reference
from congdoan.people.organisations import queries as organisations


@transaction.atomic
def set_limit(*, by: int, unit_id: int, code: str, working_days: int, valid_from: date, document: str, on: date) -> int:
    """Put a unit's own time limit in force from a day on, for itself and all below; return its number.

    What was filed before keeps the limit it was filed under.
    Units: working days.

    :raises UnknownProcedure: there is none of this code
    :raises LimitUnfit: no document, no sensible limit, a past day, or a later decision stands already
    :raises NotAllowed: the actor decides on no limits here
    """
    access.require(by, "procedures.set_limit", at=unit_id, on=on)
    known = _known(code, unit_id, on)
    if not 1 <= working_days <= LONGEST_LIMIT:
        raise LimitUnfit(why=f"ghi từ 1 đến {LONGEST_LIMIT} ngày làm việc")
    if not document.strip():
        raise LimitUnfit(why="chưa ghi văn bản quyết định")
    if valid_from < on:
        raise LimitUnfit(why="ngày áp dụng không được ở trước hôm nay; yêu cầu đã nộp giữ thời hạn cũ")
    for number, record in queries.own_limits(code, unit_id):
        if record.valid_from is None or record.valid_from >= valid_from:
            raise LimitUnfit(why=f"đã có quy định từ ngày {record.valid_from or valid_from:%d/%m/%Y}; chọn ngày sau đó")
        if record.valid_until is None or record.valid_until > valid_from:
            reference.end(by=by, record_id=number, valid_until=valid_from)
    made = reference.install(
        by=by, branch_id=unit_id, topic="procedure_forms", scope={"procedure": code}, valid_from=valid_from,
        fields={"working_days": working_days}, document=document.strip()[:200], name=known,
    )  # fmt: skip
    audit.record(by, "procedures.set_limit", at=unit_id, procedure=code, working_days=working_days, valid_from=valid_from)
    return made


@transaction.atomic
def open_counter(*, by: int, unit_id: int, code: str, on: date, below: bool = False) -> list[int]:
    """Take requests under a procedure from everybody, here or (`below`) also at every base union below; return the units that opened.

    :raises UnknownProcedure: there is none of this code
    :raises NotReceivedHere: the unit stands on no level that takes it
    :raises CounterSame: it is open everywhere already
    :raises NotAllowed: the actor may not open it here
    """
    access.require(by, "procedures.open_counter", at=unit_id, on=on)
    name = _known(code, unit_id, on)
    if not below and not queries.may_receive(code, unit_id, on=on):
        raise NotReceivedHere(unit=access_queries.branch_names([unit_id])[unit_id][1], procedure=name)
    return _turned(by, unit_id, code, is_open=True, below=below, on=on)


@transaction.atomic
def close_counter(*, by: int, unit_id: int, code: str, on: date, below: bool = False) -> list[int]:
    """Take no more requests under a procedure from everybody, here or also below; what was filed goes on. Return the units that closed.

    :raises UnknownProcedure: there is none of this code
    :raises CounterSame: it is closed everywhere already
    :raises NotAllowed: the actor may not close it here
    """
    access.require(by, "procedures.close_counter", at=unit_id, on=on)
    _known(code, unit_id, on)
    return _turned(by, unit_id, code, is_open=False, below=below, on=on)


def _turned(by: int, unit_id: int, code: str, *, is_open: bool, below: bool, on: date) -> list[int]:
    units = [unit_id, *(organisations.base_unions_below(unit_id, during=(on, on)) if below else ())]
    standing = {place.unit_id for place in queries.open_at(units) if code in place.procedures}
    turning = [one for one in units if (one in standing) != is_open and (not is_open or queries.may_receive(code, one, on=on))]
    if not turning:
        raise CounterSame(state="mở" if is_open else "đóng")
    names = access_queries.branch_names(turning)
    Counter.objects.bulk_create(
        [
            Counter(
                unit_id=one, unit_code=names[one][0], unit_name=names[one][1], search_key=search_key(" ".join(names[one]))[:400], code=code,
                is_open=is_open, told_by=by, told_on=on,
            )
            for one in turning
        ]
    )  # fmt: skip
    act = "procedures.open_counter" if is_open else "procedures.close_counter"
    audit.record(by, act, at=unit_id, procedure=code, units=turning)
    return turning


def _known(code: str, unit_id: int, on: date) -> str:
    found = queries.definition(code, unit_id=unit_id, on=on)
    if found is None:
        raise UnknownProcedure(procedure=code[:30])
    return found.name
