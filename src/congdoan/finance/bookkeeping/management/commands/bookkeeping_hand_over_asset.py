"""`congdoan bookkeeping hand-over-asset 12 UNIT --document WORDS`: a thing given to another unit.`"""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Giao tài sản, công cụ cho đơn vị khác, ghi sổ cả hai bên."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("asset", type=int, metavar="MÃ-THẺ")
        parser.add_argument("to_unit", metavar="MÃ-ĐƠN-VỊ-NHẬN")
        parser.add_argument("--document", required=True, help="văn bản, lý do")

    def call(self, *, by: int, on: date, job: int | None, **given: Any) -> Any:
        to_unit_id = forms.unit_named(given["to_unit"])
        new = services.hand_over_asset(by=by, asset_id=given["asset"], to_unit_id=to_unit_id, document=given["document"], on=on)
        return {"asset": new}
