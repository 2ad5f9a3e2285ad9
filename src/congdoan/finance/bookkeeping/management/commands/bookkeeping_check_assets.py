"""`congdoan bookkeeping check-assets UNIT --missing 12 15`: an inventory of a unit's things.`"""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Ghi kiểm kê tài sản, công cụ của đơn vị; thứ không nêu là đã thấy."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ-ĐƠN-VỊ")
        parser.add_argument("--missing", nargs="*", type=int, default=[], metavar="MÃ-THẺ", help="thẻ không thấy")
        parser.add_argument("--words", default="", help="ghi chú")

    def call(self, *, by: int, on: date, job: int | None, **given: Any) -> Any:
        unit_id, missing = forms.unit_named(given["unit"]), set(given["missing"])
        return {"things": services.check_assets(by=by, unit_id=unit_id, missing=missing, words=given["words"], on=on)}
