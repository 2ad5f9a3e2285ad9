"""`congdoan banking record-results UNIT FILE`: the bank's answers into the unit's orders."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.finance.banking import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Ghi kết quả ngân hàng trả lời cho các lệnh chi; nạp lại cùng tệp không đổi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ-ĐƠN-VỊ")
        parser.add_argument("file", type=Path, metavar="TỆP")
        parser.add_argument("--mark", default=None, help="mã của bản xem trước: lệnh đã đổi thì từ chối")

    def call(self, *, by: int, on: date, job: int | None, unit: str, file: Path, mark: str | None, **options: Any) -> Any:
        unit_id, content = forms.branch_of(unit, by=by, on=on), forms.content_of(file)
        return services.record_results(by=by, unit_id=unit_id, file_name=file.name, content=content, on=on, mark=mark)
