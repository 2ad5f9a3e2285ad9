"""`congdoan bookkeeping use-donation 7 --measure 500000 --words WORDS --voucher 12`: what a donation was used for.`"""

from argparse import ArgumentParser
from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.management.on_donation import DonationCommand


class Command(DonationCommand):
    help = "Ghi một lần sử dụng khoản tài trợ."
    takes = ("measure", "words", "voucher_id")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--measure", type=int, required=True, metavar="SỐ", help="số đồng, hoặc số lượng hiện vật")
        parser.add_argument("--words", required=True, help="dùng vào việc gì, cho ai")
        parser.add_argument("--voucher", dest="voucher_id", type=int, default=None, metavar="MÃ", help="chứng từ chi đã ghi sổ")

    def act(self, **given: Any) -> Any:
        services.use_donation(**given)
