"""`congdoan bookkeeping void-donation 7 --reason WORDS`: a donation that was written down wrongly.`"""

from argparse import ArgumentParser
from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.management.on_donation import DonationCommand


class Command(DonationCommand):
    help = "Hủy khoản tài trợ ghi nhầm."
    takes = ("reason",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--reason", required=True, help="lý do")

    def act(self, **given: Any) -> Any:
        services.void_donation(**given)
