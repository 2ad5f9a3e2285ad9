"""congdoan bookkeeping amend-voucher: write a draft anew from a JSON file."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Ghi lại một chứng từ còn là nháp từ tệp JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("voucher_id", type=int, help="số thứ tự của chứng từ trong hệ thống")
        parser.add_argument("file", type=Path, help="tệp JSON")

    def call(self, *, by: int, on: date, job: int | None, voucher_id: int, file: Path, **options: Any) -> Any:
        services.amend_voucher(by=by, voucher_id=voucher_id, content=forms.content_of(Path(file)), on=on)
        return {"voucher": voucher_id}

    def words(self, answer: Any) -> str:
        return f"Đã ghi lại chứng từ {answer['voucher']}."
