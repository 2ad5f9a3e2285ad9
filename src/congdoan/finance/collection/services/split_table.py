"""The table that splits what goes up between the upper levels: decided by the federation, never defaulted."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from django.db import transaction

from congdoan.finance.collection.models import Piece
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference import services as own_records

SPLIT_LEVELS = ("direct_upper", "province", "central")  # lowest first: ties of a remainder go to the first
SCOPE = {"table": "production"}


class UnableToInstallSplit(DomainError):
    """Root of this module's refusals."""


class UnknownUnit(UnableToInstallSplit):
    code = "unit-unknown"
    says = "Không có đơn vị mang mã {code} trong phạm vi của anh chị."


class UnknownLevel(UnableToInstallSplit):
    code = "split-level-unknown"
    says = "Không có cấp nhận tên {level}. Các cấp: {known}."


class NotAWhole(UnableToInstallSplit):
    code = "split-not-a-whole"
    says = "Các tỷ lệ phải từ 0 trở lên và cộng lại đúng 100%; đang là {total}."


class SplitDocumentMissing(UnableToInstallSplit):
    code = "split-without-document"
    says = "Phải nêu văn bản của Liên đoàn làm căn cứ cho bảng tỷ lệ."


class SplitYearOutOfRange(UnableToInstallSplit):
    code = "split-year"
    says = "Năm {year} nằm ngoài khoảng từ 2010 đến 2100."


class YearAlreadySplit(UnableToInstallSplit):
    code = "split-year-used"
    says = (
        "Năm {year} đã có tiền phân phối theo bảng đang dùng. Nếu văn bản quyết định cả cho năm ấy, nhập bảng là hồi tố rồi tính lại tỷ lệ;"
        " nếu không, nhập từ năm sau năm cuối đã phân phối."
    )


@transaction.atomic
def install_split_table(
    *, by: int, unit_id: int, from_year: int, ratios: Mapping[str, Fraction], document: str, on: date, is_illustrative: bool = False,
    is_retroactive: bool = False,
) -> int:  # fmt: skip
    """Put an upper split table in force for a unit from a year on, ending the table before it; return the record's id.

    A retroactive table may speak of years already shared out: it replaces the table that began that year and ends before the next one
    that stands. What is booked stays; `recompute_shares` books the differences.
    Units: `ratios` are exact shares by level, together one. Source: the federation's own document, table `share_upper_split`.

    :raises UnknownLevel: a share for a level that does not receive
    :raises NotAWhole: a share below zero, or shares that do not sum to one
    :raises SplitDocumentMissing: no document given
    :raises SplitYearOutOfRange: not a year of the books
    :raises YearAlreadySplit: money of that year, or a later one, has been shared out by the table before
    :raises AlreadyInstalled: a table from this year or a later one stands
    :raises NotAllowed: the actor may not install the table for this unit
    """
    access.require(by, "collection.install_split_table", at=unit_id, on=on)
    if unknown := [level for level in ratios if level not in SPLIT_LEVELS]:
        raise UnknownLevel(level=unknown[0][:40], known=", ".join(SPLIT_LEVELS))
    if sum(ratios.values()) != 1 or any(ratio < 0 for ratio in ratios.values()):
        raise NotAWhole(total=str(sum(ratios.values(), Fraction(0))))
    if not document.strip():
        raise SplitDocumentMissing
    if not 2010 <= from_year <= 2100:
        raise SplitYearOutOfRange(year=from_year)
    first = date(from_year, 1, 1)
    if not is_retroactive and Piece.objects.filter(unit_id=unit_id, applied_on__gte=first).exists():
        raise YearAlreadySplit(year=from_year)

    until = _make_room(by, unit_id, first, on, is_retroactive=is_retroactive)
    ordered = {level: ratios[level] for level in SPLIT_LEVELS if level in ratios}
    new = own_records.install(
        by=by, branch_id=unit_id, topic="share_upper_split", scope=SCOPE, valid_from=first, valid_until=until,
        fields={"ratios": ordered} | ({"illustrative": True} if is_illustrative else {}), document=document, needs_check=is_illustrative,
    )  # fmt: skip
    shares = {level: str(ratio) for level, ratio in ordered.items()}
    audit.record(
        by, "collection.install_split_table", at=unit_id, from_year=from_year, ratios=shares, document=document.strip(), record=new,
        retroactive=is_retroactive,
    )  # fmt: skip
    return new


def _make_room(by: int, unit_id: int, first: date, on: date, *, is_retroactive: bool) -> date | None:
    """End the table before a day; return the day on which the next one begins (None: none stands).

    A retroactive table replaces the one that began the same day.
    """
    until = None
    for record in reference.own_records("share_upper_split", [unit_id]).get(unit_id, ()):
        if record.scope != SCOPE or record.valid_from is None or (record.valid_until is not None and record.valid_until <= first):
            continue
        record_id = int(record.id.removeprefix("own."))
        if record.valid_from < first:
            own_records.end(by=by, record_id=record_id, valid_until=first)
        elif is_retroactive and record.valid_from == first:
            own_records.withdraw(by=by, record_id=record_id, on=on)
            until = record.valid_until or until
        elif is_retroactive:
            until = min(until or record.valid_from, record.valid_from)
    return until
