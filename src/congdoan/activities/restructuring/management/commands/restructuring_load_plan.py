"""congdoan restructuring load_plan ID FILE."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from congdoan.activities.restructuring import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Nạp phương án từ tệp Excel hoặc CSV, thay phương án đang có; còn một lỗi thì không nạp."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("reorganisation_id", type=int, help="số nội bộ của quyết định")
        parser.add_argument("file", type=Path, help="tệp phương án")

    def call(self, *, by: int, on: date, job: int | None, reorganisation_id: int, file: Path, **options: Any) -> Any:
        if not file.is_file():
            raise CommandError(f"Không có tệp {file}.", returncode=2)
        rows = services.load_plan(by=by, reorganisation_id=reorganisation_id, file_name=file.name, content=file.read_bytes(), on=on)
        return {"rows": rows}
