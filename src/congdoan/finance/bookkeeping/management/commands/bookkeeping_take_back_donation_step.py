"""`congdoan bookkeeping take-back-donation-step 7 --place 2 --reason WORDS`: a receipt or a use taken back.`"""

from argparse import ArgumentParser
from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.management.on_donation import DonationCommand


class Command(DonationCommand):
    help = "Lấy lại một bước của khoản tài trợ."
    takes = ("place", "reason")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--place", type=int, required=True, metavar="BƯỚC", help="bước lấy lại")
        parser.add_argument("--reason", required=True, help="lý do")

    def act(self, **given: Any) -> Any:
        services.take_back_donation_step(**given)
