"""`congdoan bookkeeping charge-wear 2024 UNIT UNIT …`: a year's wear booked once.`"""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Tính và ghi hao mòn một năm của các đơn vị; --dry chỉ xem trước."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("year", type=int, metavar="NĂM")
        parser.add_argument("units", nargs="+", metavar="MÃ-ĐƠN-VỊ")
        parser.add_argument("--dry", action="store_true", help="chỉ xem trước, không ghi gì")

    def call(self, *, by: int, on: date, job: int | None, **given: Any) -> Any:
        units = forms.units_named(given["units"])
        if given["dry"]:
            preview = queries.wear_preview(units, given["year"])
            return {"total": preview.total, "assets": len(preview.rows), "mark": preview.mark}
        return {"total": services.charge_wear(by=by, unit_ids=units, year=given["year"], on=on)}
