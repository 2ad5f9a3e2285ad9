"""congdoan budgets approve-settlement ID [--words TEXT] [--document TEXT] [--line LINE=ĐỒNG=TEXT …]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.budgets import services
from congdoan.finance.budgets.queries.submissions import Remark
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.money import parse_dong


def remark_of(text: str) -> Remark:
    """Read LINE=ĐỒNG=TEXT.

    :raises NotAnAmount: the amount is no whole sum
    """
    line, amount, words = (*text.split("=", 2), "", "")[:3]
    return Remark(line, -parse_dong(amount[1:]) if amount.startswith("-") else parse_dong(amount), words)


class Command(UseCaseCommand):
    help = "Duyệt một bản quyết toán như đã gửi, hoặc với số khác ở vài dòng."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("submission", type=int, help="số của bản đã gửi")
        parser.add_argument("--words", default="", help="ý kiến của cấp trên")
        parser.add_argument("--document", default="", help="văn bản duyệt")
        parser.add_argument("--line", action="append", default=[], metavar="DÒNG=SỐ=LÝ DO", help="số duyệt khác số gửi")

    def call(
        self, *, by: int, on: date, job: int | None, submission: int, words: str, document: str, line: list[str], **options: Any
    ) -> Any:  # fmt: skip
        services.approve_settlement(
            by=by, submission_id=submission, words=words, document=document, remarks=[remark_of(one) for one in line], on=on
        )
        return {"id": submission}
