"""`congdoan bookkeeping settle-advance UNIT 12/2024 care:500000:Quà:HĐ 12 …`: what was spent.`"""

from argparse import ArgumentParser
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.finance.bookkeeping.management.on_advance import AdvanceCommand


class Command(AdvanceCommand):
    help = "Lập giấy thanh toán tạm ứng; mỗi dòng là MỤC:SỐ-TIỀN:NỘI-DUNG[:CHỨNG-TỪ]."
    takes = ("lines", "words")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("lines", nargs="+", metavar="DÒNG")
        parser.add_argument("--words", default="", help="ghi chú")

    def act(self, **given: Any) -> Any:
        return services.settle_advance(lines=[forms.spent_of(line) for line in given.pop("lines")], **given)
