"""A person teaches a name: from now on a line that bears it exactly, and no other body's, is that payer's."""

from datetime import date

from django.db import transaction

from congdoan.finance.collection.models import Step, TaughtName
from congdoan.finance.collection.queries.names import taught_names
from congdoan.finance.collection.queries.state import lines_by_id
from congdoan.finance.collection.queries.terms import register_of
from congdoan.finance.collection.rules.matching.teaching import names_taught
from congdoan.finance.collection.rules.names import index_of
from congdoan.finance.collection.rules.packing import unpack_match
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

from .storing import lock_account


class UnableToTeach(DomainError):
    """Root of this module's refusals."""


class NotDecidedByPerson(UnableToTeach):
    code = "line-not-decided-by-a-person"
    says = "Chỉ dạy được tên từ một dòng do người quyết cho đúng một người nộp và còn nguyên."


class NoSuchName(UnableToTeach):
    code = "name-not-on-the-line"
    says = "Dòng này không dạy được tên “{name}”: tên phải là của một đơn vị, ghi trên dòng, và dòng không có mã nào."


class NameBorne(UnableToTeach):
    code = "name-borne-already"
    says = "Tên “{name}” đã là tên của {codes}; không dạy thêm được."


class NameNotTaught(UnableToTeach):
    code = "name-not-taught"
    says = "Người nộp này không có tên đã dạy “{name}”: người khác vừa bỏ, hoặc dòng dạy tên đã được sửa."


@transaction.atomic
def teach_name(*, by: int, unit_id: int, line_id: int, name: str, on: date) -> int:
    """Keep that a name on a decided line is the payer's, so that the next line with exactly this name is known; return the row's id.

    A match by name alone teaches nothing: only a line that a person decided does, and only while that decision stands.

    :raises NotDecidedByPerson: the line does not stand decided by a person for one payer
    :raises NoSuchName: the line does not bear the name, bears a key, or the name is a person's
    :raises NameBorne: the name is a body's already
    :raises NotAllowed: the actor may not teach names
    """
    access.require(by, "collection.teach_name", at=unit_id, on=on)
    lock_account(unit_id)
    payer_id = _payer_decided(unit_id, line_id)
    line = lines_by_id(unit_id, {line_id})[line_id]
    name = name.strip()
    if name not in names_taught(line) or len(name) > 300:
        raise NoSuchName(name=name[:80], line_id=line_id)
    register = register_of(unit_id, on=on)
    if borne := index_of(register).whole(name):
        codes = ", ".join(register.by_id[body].code for body in borne.ids[:3])
        raise NameBorne(name=name, codes=codes)
    row = TaughtName.objects.create(unit_id=unit_id, name=name, payer_id=payer_id, line_id=line_id, taught_on=on, taught_by=by)
    audit.record(by, "collection.teach_name", at=unit_id, name=name, payer=payer_id, line=line_id)
    return row.pk


@transaction.atomic
def forget_name(*, by: int, unit_id: int, payer_id: int, name: str, reason: str, on: date) -> int:
    """Keep that a taught name is the payer's no longer; lines booked by it stay. Return the row's id.

    :raises NameNotTaught: the name does not stand for this payer
    :raises NotAllowed: the actor may not teach names
    """
    access.require(by, "collection.teach_name", at=unit_id, on=on)
    lock_account(unit_id)
    standing = next((one for one in taught_names(unit_id, payer_id=payer_id) if one.name == name), None)
    if standing is None:
        raise NameNotTaught(name=name[:80])
    row = TaughtName.objects.create(
        unit_id=unit_id, name=name, payer_id=payer_id, line_id=standing.line_id, is_taught=False, reason=reason[:300],
        taught_on=on, taught_by=by,
    )  # fmt: skip
    audit.record(by, "collection.forget_name", at=unit_id, name=name, payer=payer_id, reason=reason)
    return row.pk


def _payer_decided(unit_id: int, line_id: int) -> int:
    last = Step.objects.filter(unit_id=unit_id, line_id=line_id).exclude(status="").order_by("-number").first()
    payers = {part.payer_id for part in unpack_match(last.match).parts} if last and last.match and last.status == "decided" else set()
    if len(payers) != 1:
        raise NotDecidedByPerson(line_id=line_id)
    return payers.pop()
