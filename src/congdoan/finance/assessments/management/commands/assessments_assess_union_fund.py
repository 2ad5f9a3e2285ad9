"""congdoan assessments assess-union-fund FIRST LAST."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.assessments import services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.periods import months_between, parse_month


class Command(UseCaseCommand):
    help = "Tính kinh phí công đoàn phải nộp của từng doanh nghiệp theo luật của từng tháng; chạy lại không đổi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("first", type=parse_month, help="tháng đầu, như 2024-01")
        parser.add_argument("last", type=parse_month, help="tháng cuối, như 2024-12")

    def call(self, *, by: int, on: date, job: int | None, first: int, last: int, **options: Any) -> Any:
        return services.assess_union_fund(by=by, months=months_between(first, last), on=on)
