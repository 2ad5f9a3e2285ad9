"""congdoan budgets set-deadline UNIT KIND SENDER FROM_YEAR DAY/MONTH --document TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.budgets import queries, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Đặt hạn nộp dự toán (năm trước) hoặc quyết toán (năm sau) cho các đơn vị của một cấp."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã Liên đoàn đặt hạn")
        parser.add_argument("kind", choices=["budget", "settlement"], help="dự toán hay quyết toán")
        parser.add_argument("sender", choices=["grassroots", "direct_upper"], help="cấp nộp")
        parser.add_argument("from_year", type=int, help="từ năm ngân sách")
        parser.add_argument("day", type=int)
        parser.add_argument("month", type=int)
        parser.add_argument("--document", required=True, help="số và ngày văn bản")

    def call(self, *, by: int, on: date, job: int | None, unit: str, document: str, **options: Any) -> Any:
        facts = {name: options[name] for name in ("kind", "sender", "from_year", "day", "month")}
        return {"id": services.set_deadline(by=by, unit_id=queries.unit_of(unit).id, document=document, on=on, **facts)}
