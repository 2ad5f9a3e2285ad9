"""The only writer of a federation's own records.

`reference` stands below `access` and `audit`, so the caller's use case checks the act and records it; PostgreSQL lets a row be written
only within the actor's reach, and the row keeps who installed it and when.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from congdoan.foundation.kernel.errors import DomainError

from .models import OwnRecord
from .queries import full_topic
from .rules import META, read_value, scope_key

__all__ = ["end", "install", "withdraw"]


class UnableToInstall(DomainError):
    """Root of this module's refusals."""


class NoDocument(UnableToInstall):
    code = "own-record-without-document"
    says = "Phải nêu văn bản làm căn cứ cho quy định của đơn vị."


class WrongPeriod(UnableToInstall):
    code = "own-record-period"
    says = "Ngày hết hiệu lực {valid_until} phải sau ngày bắt đầu {valid_from}."


class WrongValue(UnableToInstall):
    code = "own-record-value"
    says = "Giá trị “{value}” không phải số nguyên đồng hoặc phân số như 60/100."


class WrongRatios(UnableToInstall):
    code = "own-record-ratios"
    says = "Các tỷ lệ phân phối phải từ 0 trở lên và cộng lại đúng 1; đang là {total}."


class AlreadyInstalled(UnableToInstall):
    code = "own-record-overlaps"
    says = "Đơn vị đã có quy định “{topic}” cho cùng phạm vi trong thời gian này. Hãy kết thúc quy định cũ trước."


class NoSuchRecord(UnableToInstall):
    code = "own-record-unknown"
    says = "Không có quy định số {record_id} của đơn vị."


@transaction.atomic
def install(
    *,
    by: int,
    branch_id: int,
    topic: str,
    scope: Mapping[str, Any],
    valid_from: date,
    valid_until: date | None = None,
    value: int | Fraction | str | None = None,
    fields: Mapping[str, Any] | None = None,
    document: str,
    name: str = "",
    note: str = "",
    needs_check: bool = False,
) -> int:
    """Put a record of a branch in force, and return its id.

    A split between levels may give `fields={"ratios": {"district": Fraction(60, 100), …}}`; its order is kept.

    :raises UnknownTopic: no such table in the pack
    :raises UnableToInstall: no document, an empty period, a value that is no exact number, ratios that make no whole, an overlap
    """
    if not document.strip():
        raise NoDocument
    if valid_until is not None and valid_until <= valid_from:
        raise WrongPeriod(valid_from=valid_from, valid_until=valid_until)
    written = None if value is None else f"{value.numerator}/{value.denominator}" if isinstance(value, Fraction) else value
    if isinstance(written, str) and written.isascii() and written.isdigit():
        written = int(written)
    if written is not None and read_value(written) is None:
        raise WrongValue(value=written)

    record = OwnRecord(
        branch_id=branch_id,
        topic=full_topic(topic),
        name=name or topic,
        scope=dict(scope),
        scope_key=scope_key(scope),
        period=DateRange(valid_from, valid_until),
        value=None if written is None else str(written),
        fields=_with_ordered_ratios({key: kept for key, kept in (fields or {}).items() if key not in META}),
        document=document.strip(),
        note=note,
        needs_check=needs_check,
        installed_by=by,
    )
    try:
        with transaction.atomic():
            record.save(force_insert=True)
    except IntegrityError as error:
        if "one_own_record_a_day" not in str(error):
            raise
        raise AlreadyInstalled(topic=record.topic) from None
    return int(record.pk)


@transaction.atomic
def end(*, by: int, record_id: int, valid_until: date) -> None:
    """End a branch's record on a day; it stays readable for the days before.

    :raises NoSuchRecord: no such record within the actor's reach
    :raises WrongPeriod: the day is not after its first
    """
    record = OwnRecord.objects.select_for_update().filter(pk=record_id).first()
    if record is None:
        raise NoSuchRecord(record_id=record_id)
    if valid_until <= record.period.lower:
        raise WrongPeriod(valid_from=record.period.lower, valid_until=valid_until)
    record.period = DateRange(record.period.lower, valid_until)
    record.note = f"{record.note}\n{by}: {valid_until.isoformat()}".strip()
    record.save(update_fields=["period", "note"])


@transaction.atomic
def withdraw(*, by: int, record_id: int, on: date) -> None:
    """Take a branch's record out of force for all its days, because a later decision speaks of them; the row stays to be read.

    :raises NoSuchRecord: no such record in force within the actor's reach
    """
    record = OwnRecord.objects.select_for_update().filter(pk=record_id, withdrawn_on=None).first()
    if record is None:
        raise NoSuchRecord(record_id=record_id)
    record.withdrawn_on = on
    record.note = f"{record.note}\n{by}: {on.isoformat()}".strip()
    record.save(update_fields=["withdrawn_on", "note"])


def _with_ordered_ratios(fields: dict[str, Any]) -> dict[str, Any]:
    """Write a mapping of ratios as two lists, because the database does not keep the order of a mapping."""
    ratios = fields.get("ratios")
    if ratios is None:
        return fields
    if isinstance(ratios, Mapping):
        fields = fields | {"order": list(ratios), "ratios": list(ratios.values())}
    parsed = [Fraction(ratio) for ratio in fields["ratios"]]
    if sum(parsed) != 1 or any(ratio < 0 for ratio in parsed) or len(parsed) != len(fields.get("order", ())):
        raise WrongRatios(total=str(sum(parsed)))
    return fields | {"ratios": [f"{ratio.numerator}/{ratio.denominator}" for ratio in parsed]}
