"""`congdoan early_warning export-warnings FILE`."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from congdoan.activities.early_warning import queries, services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.whole_files import write_whole


class Command(UseCaseCommand):
    """Write the list of warnings to a workbook."""

    help = "Ghi danh sách dự báo của một ngày ra tệp Excel."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path)

    def call(self, *, by: int, on: date, job: int | None, file: Path, **options: Any) -> Any:
        content = services.export_warnings(by=by, chosen=queries.BoardFilter(), day=on, made_at=localtime(), on=on)
        write_whole(file, content)
        return {"file": str(file), "bytes": len(content)}
