"""The list of warnings as a file that leaves the house: the record tells who took it."""

from datetime import date, datetime

from django.db import transaction

from congdoan.activities.early_warning import queries, rules
from congdoan.activities.early_warning.queries import BoardFilter
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit


@transaction.atomic
def export_warnings(*, by: int, chosen: BoardFilter, day: date, made_at: datetime, on: date) -> bytes:
    """Return the list of a filter on a day as a workbook, and record who took it.

    :raises NotAllowed: the actor may export nowhere
    """
    access.require_somewhere(by, "early_warning.export", on=on)
    rows = queries.board(chosen, on=day).rows
    if rows:
        at = access_queries.common_branch({row.id for row in rows}, on=on)
        audit.record(by, "early_warning.export_warnings", at=at, employers=len(rows), day=day)
    told = (
        ("tìm", chosen.text), ("mức", rules.BANDS.get(chosen.band, "")), ("xã", chosen.commune), ("ngành", chosen.sector),
        ("dấu hiệu", chosen.signal), ("im lặng", "trên 30 ngày" if chosen.silent else ""),
    )  # fmt: skip
    words = "; ".join(f"{name}: {value}" for name, value in told if value) or "mọi doanh nghiệp có dấu hiệu"
    made_by = access_queries.names_of_actors([by]).get(by, "")
    return queries.board_workbook(rows, filter_words=words, on=day, made_by=made_by, made_at=made_at)
