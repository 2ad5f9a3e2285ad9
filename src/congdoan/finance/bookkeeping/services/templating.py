"""Posting templates as the federation decides them: a dated record of its own by a document, seen on a worked example first."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.queries.templates import TOPIC
from congdoan.finance.bookkeeping.rules.editing import template_faults
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError, Rejected
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference import services as own_records

Line = Mapping[str, str]


class TemplateFaulty(Rejected):
    code = "template-faulty"
    says = "Mẫu định khoản có {count} chỗ cần sửa, chưa ghi gì. {first}"


class UnknownTemplate(DomainError):
    code = "template-unknown"
    says = "Không có mẫu định khoản {name} trong phạm vi của anh chị."


@transaction.atomic
def set_template(
    *, by: int, unit_id: int, event: str, lines: Sequence[Line], valid_from: date, document: str, on: date, name: str = ""
) -> int:  # fmt: skip
    """Decide how a unit and all below it book an event from a day on, ending its own decision before; return the record's id.

    :raises TemplateFaulty: everything that is wrong with the lines, at once
    :raises UnknownTemplate: there is no such event on that day
    :raises UnableToInstall: no document, or a decision of its own from that day or later stands
    :raises NotAllowed: the actor may not decide this for the unit
    """
    access.require(by, "bookkeeping.set_template", at=unit_id, on=on)
    shipped = shipped_template(unit_id, event, on=valid_from)
    kept = [{key: value for key, value in line.items() if value} for line in lines]
    if problems := template_faults(kept, shipped=shipped, accounts={account.code for account in reference.chart(shipped.chart)}):
        raise TemplateFaulty(problems)
    scope = {"event": event, "chart": shipped.chart}
    for record in reference.own_records(TOPIC, [unit_id]).get(unit_id, ()):
        if record.scope == scope and record.valid_until is None and record.valid_from and record.valid_from < valid_from:
            own_records.end(by=by, record_id=int(record.id.removeprefix("own.")), valid_until=valid_from)
    new = own_records.install(
        by=by, branch_id=unit_id, topic=TOPIC, scope=scope, valid_from=valid_from, fields={"event": event, "lines": kept},
        document=document[:300], name=name[:300] or shipped.name,
    )  # fmt: skip
    audit.record(by, "bookkeeping.set_template", at=unit_id, event=event, since=valid_from, document=document[:300], record=new)
    return new


@transaction.atomic
def end_template(*, by: int, unit_id: int, event: str, valid_until: date, on: date) -> None:
    """End a unit's own decision about an event on a day; from then on what stands above it counts again.

    :raises UnknownTemplate: the unit has no decision about it that is in force and without an end
    :raises UnableToInstall: the day is not after its first
    :raises NotAllowed: the actor may not decide this for the unit
    """
    access.require(by, "bookkeeping.end_template", at=unit_id, on=on)
    own = reference.own_records(TOPIC, [unit_id]).get(unit_id, ())
    record = next((one for one in own if one.scope.get("event") == event and one.valid_until is None), None)
    if record is None:
        raise UnknownTemplate(name=event[:60])
    own_records.end(by=by, record_id=int(record.id.removeprefix("own.")), valid_until=valid_until)
    audit.record(by, "bookkeeping.end_template", at=unit_id, event=event, until=valid_until, record=record.id)


def shipped_template(unit_id: int, event: str, *, on: date) -> queries.Template:
    """Return the template whose sums an event gives: the one in force, whoever decided it.

    :raises UnknownTemplate: there is no such event on that day
    """
    try:
        return queries.template(unit_id, event, on=on)
    except (reference.NotInForce, reference.UnknownScope):
        raise UnknownTemplate(name=event[:60]) from None
