"""congdoan bookkeeping reopen-year UNIT YEAR --reason …."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Mở lại năm đã kết chuyển của một đơn vị: bút toán kết chuyển được ghi âm, tháng 12 về khóa mềm."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("year", type=int, help="năm")
        parser.add_argument("--reason", required=True, help="lý do")

    def call(self, *, by: int, on: date, job: int | None, unit: str, year: int, reason: str, **options: Any) -> Any:
        return {"entries": services.reopen_year(by=by, unit_id=forms.unit_named(unit), year=year, reason=reason, on=on)}

    def words(self, answer: Any) -> str:
        return f"Đã mở lại năm: ghi âm {answer['entries']} bút toán kết chuyển."
