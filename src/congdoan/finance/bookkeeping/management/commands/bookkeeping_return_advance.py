"""`congdoan bookkeeping return-advance UNIT 12/2024 500000`: what was not spent comes back.`"""

from argparse import ArgumentParser
from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.management.on_advance import MoneyCommand


class Command(MoneyCommand):
    help = "Nhận lại tiền tạm ứng không chi hết."
    takes = ("amount", "money")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("amount", type=int, metavar="ĐỒNG")

    def act(self, **given: Any) -> Any:
        return services.return_advance(**given)
