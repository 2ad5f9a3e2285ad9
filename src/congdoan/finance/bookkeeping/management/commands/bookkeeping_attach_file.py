"""congdoan bookkeeping attach-file: keep a file with a voucher."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Kèm một tệp (PDF, JPEG, PNG, Excel, Word) vào chứng từ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("voucher_id", type=int, help="số thứ tự của chứng từ trong hệ thống")
        parser.add_argument("file", type=Path)

    def call(self, *, by: int, on: date, job: int | None, voucher_id: int, file: Path, **options: Any) -> Any:
        path = Path(file)
        new = services.attach_file(by=by, voucher_id=voucher_id, file_name=path.name, content=forms.bytes_of(path), on=on)
        return {"file": new}

    def words(self, answer: Any) -> str:
        return f"Đã kèm tệp, số {answer['file']}."
