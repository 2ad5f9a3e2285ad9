"""`congdoan bookkeeping set-cash-count-period UNIT month --since 2024-01-01 --document WORDS`: how often the cash is counted."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Quy định kỳ kiểm kê quỹ của một đơn vị và mọi đơn vị trực thuộc."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ-ĐƠN-VỊ")
        parser.add_argument("every", choices=["month", "quarter"], help="tháng hay quý")
        parser.add_argument("--since", type=date.fromisoformat, required=True, metavar="NGÀY", help="từ ngày")
        parser.add_argument("--document", required=True, help="văn bản quy định")

    def call(self, *, by: int, on: date, job: int | None, unit: str, **options: Any) -> Any:
        given = {name: options[name] for name in ("every", "since", "document")}
        services.set_cash_count_period(by=by, unit_id=forms.unit_named(unit), on=on, **given)
        return given
