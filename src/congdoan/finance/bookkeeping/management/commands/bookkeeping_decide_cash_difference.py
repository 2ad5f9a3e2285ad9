"""`congdoan bookkeeping decide-cash-difference 3 cash_shortage_owed --document WORDS`: a difference decided and booked.`"""

from argparse import ArgumentParser
from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.management.on_cash_count import CashCountCommand


class Command(CashCountCommand):
    help = "Ghi sổ chênh lệch kiểm kê theo quyết định."
    takes = ("decision", "document")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("decision", metavar="CÁCH-XỬ-LÝ")
        parser.add_argument("--document", required=True, help="văn bản quyết định")

    def act(self, **given: Any) -> Any:
        return services.decide_cash_difference(**given)
