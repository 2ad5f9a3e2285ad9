"""`congdoan bookkeeping move-asset 12 --location WORDS --keeper NAME`: where a thing is now.`"""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Ghi nơi dùng, người giữ mới của tài sản, công cụ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("asset", type=int, metavar="MÃ-THẺ")
        parser.add_argument("--location", default="", help="nơi dùng")
        parser.add_argument("--keeper", default="", help="người giữ")

    def call(self, *, by: int, on: date, job: int | None, **given: Any) -> Any:
        services.move_asset(by=by, asset_id=given["asset"], location=given["location"], keeper=given["keeper"], on=on)
        return {"asset": given["asset"]}
