"""`congdoan banking preview-results UNIT FILE`: what a result file says of the unit's orders; nothing is written."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.finance.banking import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Cho biết một tệp kết quả của ngân hàng sẽ ghi gì; chưa ghi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ-ĐƠN-VỊ")
        parser.add_argument("file", type=Path, metavar="TỆP")

    def call(self, *, by: int, on: date, job: int | None, unit: str, file: Path, **options: Any) -> Any:
        unit_id, content = forms.branch_of(unit, by=by, on=on), forms.content_of(file)
        return forms.results_told(services.preview_results(by=by, unit_id=unit_id, file_name=file.name, content=content, on=on))
