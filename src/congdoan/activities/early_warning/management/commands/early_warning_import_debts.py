"""`congdoan early_warning import-debts UNIT FILE --listed-on DAY`."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.activities.early_warning import services
from congdoan.activities.early_warning.forms.told import unit_of
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    """Take the social insurance's list of arrears."""

    help = "Nạp danh sách nợ BHXH (CSV hoặc Excel); còn một lỗi thì chưa ghi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit")
        parser.add_argument("file", type=Path)
        parser.add_argument("--listed-on", type=date.fromisoformat, required=True, metavar="NGÀY")

    def call(self, *, by: int, on: date, job: int | None, unit: str, file: Path, listed_on: date, **options: Any) -> Any:
        name, content = Path(file).name, Path(file).read_bytes()
        return services.import_debts(by=by, unit_id=unit_of(unit), file_name=name, content=content, listed_on=listed_on, on=on)
