"""congdoan assessments accept-dues NUMBER…"""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.assessments import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Nhận các báo cáo đoàn phí của cơ sở và ghi sổ hai bên; tất cả hoặc không bản nào."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("submissions", type=int, nargs="+", help="số của các báo cáo")

    def call(self, *, by: int, on: date, job: int | None, submissions: list[int], **options: Any) -> Any:
        return services.accept_dues(by=by, submission_ids=submissions, on=on)
