"""congdoan bookkeeping import-opening CODE FILE --first-day YYYY-MM-DD."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Nạp số dư đầu kỳ từ tệp Excel hoặc CSV; nạp lại tệp khác thì số cũ được ghi âm."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("file", type=Path, help="tệp")
        parser.add_argument("--first-day", required=True, type=date.fromisoformat, metavar="NGÀY", help="ngày đầu kỳ")

    def call(self, *, by: int, on: date, job: int | None, unit: str, file: Path, first_day: date, **options: Any) -> Any:
        unit_id, path = forms.unit_named(unit), Path(file)
        return services.import_opening(
            by=by, unit_id=unit_id, content=path.read_bytes(), file_name=path.name, first_day=first_day, on=on
        )  # fmt: skip
