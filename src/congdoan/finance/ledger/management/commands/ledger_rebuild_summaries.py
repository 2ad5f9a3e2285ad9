"""congdoan ledger rebuild-summaries: summaries anew from the lines, after the tree was changed for past days."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.ledger import services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.periods import parse_month


class Command(UseCaseCommand):
    help = "Tính lại số tổng hợp của các tháng từ các dòng và cây tổ chức của tháng đó."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("first", help="tháng đầu, ví dụ 2024-01")
        parser.add_argument("last", help="tháng cuối, ví dụ 2024-12")

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        first, last = parse_month(options["first"]), parse_month(options["last"])
        return {"balances": services.rebuild_summaries(by=by, first=first, last=last, on=on)}

    def words(self, answer: Any) -> str:
        return f"Đã tính lại {answer['balances']} số dư."
