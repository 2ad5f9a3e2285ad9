"""congdoan budgets preview-targets UNIT YEAR FILE."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.finance.budgets import queries, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Xem trước một bảng giao dự toán; không ghi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị giao")
        parser.add_argument("year", type=int)
        parser.add_argument("file", type=Path)

    def call(self, *, by: int, on: date, job: int | None, unit: str, year: int, file: Path, **options: Any) -> Any:
        targets, problems = services.read_targets(file_name=Path(file).name, content=Path(file).read_bytes(), year=year)
        seen = services.preview_targets(by=by, unit_id=queries.unit_of(unit).id, year=year, targets=targets, on=on)
        return {
            "new": len(seen.new), "changed": len(seen.changed), "same": len(seen.same), "before": seen.before, "after": seen.after,
            "problems": [*problems, *seen.problems],
        }  # fmt: skip
