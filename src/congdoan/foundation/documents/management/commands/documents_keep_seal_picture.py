"""congdoan documents keep-seal-picture UNIT FILE.png --width MM."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import add_picture, bytes_of, unit_of


class Command(UseCaseCommand):
    help = "Nhận hình dấu của đơn vị (PNG nền trong) để vẽ khi ký bằng khóa."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        add_picture(parser)

    def call(self, *, by: int, on: date, job: int | None, unit: str, file: Path, width: int, **options: Any) -> Any:
        services.keep_seal_picture(by=by, unit_id=unit_of(unit), content=bytes_of(file), width_mm=width, on=on)
        return {"unit": unit, "width_mm": width}
