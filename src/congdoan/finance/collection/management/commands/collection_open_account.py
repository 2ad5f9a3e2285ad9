"""congdoan collection open-account UNIT 2024-01-01 opening.csv."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.finance.collection import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Mở tài khoản thu của một đơn vị với số dư đầu kỳ: CSV hoặc XLSX có cột Khoản, Mã đơn vị, Số tiền."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị thu")
        parser.add_argument("opened_on", type=date.fromisoformat, help="ngày đầu tiên, YYYY-MM-DD")
        parser.add_argument("file", type=Path, help="tệp số dư đầu kỳ")

    def call(self, *, by: int, on: date, job: int | None, unit: str, opened_on: date, file: Path, **_: Any) -> Any:
        opening = forms.opening_of(file.read_bytes(), name=file.name, opened_on=opened_on)
        return {"id": services.open_account(by=by, unit_id=forms.unit_named(unit), opening=opening, on=on)}
