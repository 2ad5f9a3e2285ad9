"""congdoan collection check-line LINE."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import services
from congdoan.finance.collection.forms import unit_of_line
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Ghi nhận đã kiểm tra một dòng do quy tắc tự ghi và thấy đúng."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("line", type=int, help="số của dòng")
        parser.add_argument("--sample", type=int, default=None, help="số của mẫu kiểm tra")

    def call(self, *, by: int, on: date, job: int | None, line: int, sample: int | None, **_: Any) -> Any:
        return {"id": services.check_line(by=by, unit_id=unit_of_line(line), line_id=line, sample_id=sample, on=on)}
