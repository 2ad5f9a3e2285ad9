"""congdoan budgets return-settlement ID --words TEXT [--line LINE=TEXT …]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.budgets import services
from congdoan.finance.budgets.queries.submissions import Remark
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Trả lại một bản quyết toán, kèm ý kiến chung và nhận xét từng dòng."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("submission", type=int, help="số của bản đã gửi")
        parser.add_argument("--words", required=True, help="phải sửa gì")
        parser.add_argument("--line", action="append", default=[], metavar="DÒNG=LỜI", help="nhận xét về một dòng")

    def call(self, *, by: int, on: date, job: int | None, submission: int, words: str, line: list[str], **options: Any) -> Any:
        remarks = [Remark(name, None, said) for name, _, said in (one.partition("=") for one in line)]
        services.return_settlement(by=by, submission_id=submission, words=words, remarks=remarks, on=on)
        return {"id": submission}
