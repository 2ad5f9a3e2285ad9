"""congdoan bookkeeping import-assets CODE FILE."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Nạp sổ tài sản của một đơn vị từ tệp Excel hoặc CSV: mỗi dòng một thẻ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("file", type=Path, help="tệp")

    def call(self, *, by: int, on: date, job: int | None, unit: str, file: Path, **options: Any) -> Any:
        unit_id, path = forms.unit_named(unit), Path(file)
        return {"cards": services.import_assets(by=by, unit_id=unit_id, content=path.read_bytes(), file_name=path.name, on=on)}
