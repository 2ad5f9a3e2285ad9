"""`congdoan bookkeeping receipt-donation 7 --voucher 12`: which booked receipt brought a donation"s money.`"""

from argparse import ArgumentParser
from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.management.on_donation import DonationCommand


class Command(DonationCommand):
    help = "Gắn phiếu thu đã ghi sổ với khoản tài trợ."
    takes = ("voucher_id",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--voucher", dest="voucher_id", type=int, required=True, metavar="MÃ", help="chứng từ thu đã ghi sổ")

    def act(self, **given: Any) -> Any:
        services.receipt_donation(**given)
