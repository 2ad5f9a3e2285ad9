"""congdoan budgets allocate-targets UNIT YEAR FILE --document TEXT."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.finance.budgets import queries, services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.errors import Rejected


class Command(UseCaseCommand):
    help = "Giao dự toán cho các đơn vị cấp dưới theo một bảng (mỗi dòng một đơn vị, mỗi cột một loại)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị giao")
        parser.add_argument("year", type=int)
        parser.add_argument("file", type=Path)
        parser.add_argument("--document", required=True, help="văn bản giao")

    def call(self, *, by: int, on: date, job: int | None, unit: str, year: int, file: Path, document: str, **options: Any) -> Any:
        targets, problems = services.read_targets(file_name=Path(file).name, content=Path(file).read_bytes(), year=year)
        if problems:
            raise Rejected(problems)
        return services.allocate_targets(by=by, unit_id=queries.unit_of(unit).id, year=year, targets=targets, document=document, on=on)
