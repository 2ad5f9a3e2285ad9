"""`congdoan bookkeeping sign-cash-count 3 --position chair`: the minutes of a count signed.`"""

from argparse import ArgumentParser
from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.management.on_cash_count import CashCountCommand


class Command(CashCountCommand):
    help = "Ký biên bản kiểm kê quỹ; ba chữ ký là của ba người."
    takes = ("position",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--position", required=True, choices=["treasurer", "accountant", "chair"], help="thủ quỹ, kế toán, chủ tịch")

    def act(self, **given: Any) -> Any:
        return services.sign_cash_count(**given)
