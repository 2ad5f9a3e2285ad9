"""congdoan ledger unlock-month: open a locked month again."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.ledger import services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.periods import format_month, parse_month


class Command(UseCaseCommand):
    help = "Mở lại một tháng đã khóa sổ của một đơn vị."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit_id", type=int, help="số của đơn vị")
        parser.add_argument("month", help="tháng, ví dụ 2024-06")
        parser.add_argument("--reason", required=True, help="lý do")

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        month = parse_month(options["month"])
        services.unlock_month(by=by, unit_id=options["unit_id"], month=month, reason=options["reason"], on=on)
        return {"unit": options["unit_id"], "month": month}

    def words(self, answer: Any) -> str:
        return f"Đã mở lại sổ tháng {format_month(answer['month'])}."
