"""`congdoan bookkeeping dispose-asset 12 --document WORDS`: a thing taken off the register.`"""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Ghi giảm tài sản, công cụ theo văn bản."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("asset", type=int, metavar="MÃ-THẺ")
        parser.add_argument("--document", required=True, help="văn bản, lý do")

    def call(self, *, by: int, on: date, job: int | None, **given: Any) -> Any:
        return {"entry": services.dispose_asset(by=by, asset_id=given["asset"], document=given["document"], on=on)}
