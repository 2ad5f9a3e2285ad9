"""`congdoan bookkeeping void-cash-count 3 --reason WORDS`: minutes written wrongly, voided.`"""

from argparse import ArgumentParser
from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.management.on_cash_count import CashCountCommand


class Command(CashCountCommand):
    help = "Hủy biên bản kiểm kê quỹ lập sai, nêu lý do."
    takes = ("reason",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--reason", required=True, help="lý do")

    def act(self, **given: Any) -> Any:
        return services.void_cash_count(**given)
