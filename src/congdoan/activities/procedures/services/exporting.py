"""How requests went, as a file for others: small counts are not told."""

from datetime import date, datetime

from django.db import transaction

from congdoan.activities.procedures import queries
from congdoan.activities.procedures.rules import COUNT_WORDS
from congdoan.activities.procedures.services.refusals import FormatUnknown
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents.rules.register import Register, register_pdf, register_workbook
from congdoan.foundation.documents.services.exporting import TYPES, Exported

HEADS = ("Đơn vị", "Thủ tục", *COUNT_WORDS.values())
WIDTHS = (12, 12, 5, 5, 5, 6, 6, 5, 5)
BASIS = (
    "Số dưới {least}, và số mà từ đó tính ra số ấy, không nêu, để không nhận ra một người; "
    "ngày làm việc trừ ngày nghỉ lễ và thời gian chờ bổ sung."
)


@transaction.atomic
def export_standing(*, by: int, unit_id: int, year: int, kind: str, made_at: datetime, on: date) -> Exported:
    """Write how the requests of a unit and of those below went in a year, by unit and procedure, as PDF/A or as a workbook.

    :raises FormatUnknown: `kind` is neither pdf nor xlsx
    :raises NotAllowed: the actor may not take this unit's figures away
    """
    access.require(by, "procedures.export_standing", at=unit_id, on=on)
    if kind not in TYPES:
        raise FormatUnknown(kind=kind[:20])
    shown = queries.standing(unit_id, year=year)
    above = next(iter(access_queries.ancestors([unit_id], on=on)[unit_id]), None)
    names = access_queries.branch_names([unit_id, *([above] if above else [])])
    basis = BASIS.format(least=shown.least)
    told = [(row.unit_name, row.name, counts) for row, counts in shown.rows] + [("Cộng", "", shown.total)]
    rows = [[unit, name, *("không nêu" if one is None else str(one) for one in counts.values())] for unit, name, counts in told]
    mark = "Số liệu hư cấu" if access_queries.is_demo() else ""
    upper = names[above][1] if above in names else ""
    register = Register("Thống kê giải quyết thủ tục", names[unit_id][1], upper, f"Năm {year}", basis, HEADS, WIDTHS, rows, mark)
    content = register_pdf(register, made_at=made_at) if kind == "pdf" else register_workbook(register, made_at=made_at)
    audit.record(by, "procedures.export_standing", at=unit_id, year=year, kind=kind, rows=len(shown.rows))
    return Exported(f"thu-tuc-{names[unit_id][0]}-{year}.{kind}", TYPES[kind], content)
