"""congdoan bookkeeping import-cash-book CODE FILE."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Nạp sổ quỹ cũ của một đơn vị từ tệp Excel hoặc CSV: mỗi dòng một bút toán."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("file", type=Path, help="tệp")

    def call(self, *, by: int, on: date, job: int | None, unit: str, file: Path, **options: Any) -> Any:
        unit_id, path = forms.unit_named(unit), Path(file)
        return services.import_cash_book(by=by, unit_id=unit_id, content=path.read_bytes(), file_name=path.name, on=on)
