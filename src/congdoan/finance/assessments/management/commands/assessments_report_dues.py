"""congdoan assessments report-dues FILE."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.finance.assessments import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Nạp báo cáo thu đoàn phí (CSV hoặc Excel); mọi lỗi được báo một lần, chưa ghi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path)

    def call(self, *, by: int, on: date, job: int | None, file: Path, **options: Any) -> Any:
        return services.report_dues_file(by=by, file_name=Path(file).name, content=Path(file).read_bytes(), on=on)
