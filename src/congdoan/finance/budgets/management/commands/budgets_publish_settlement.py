"""congdoan budgets publish-settlement UNIT YEAR --document TEXT --document-on DAY."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.budgets import queries, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Công khai quyết toán đã duyệt của một đơn vị."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("year", type=int)
        parser.add_argument("--document", required=True, help="số văn bản công khai")
        parser.add_argument("--document-on", type=date.fromisoformat, required=True, metavar="NGÀY", help="ngày văn bản, YYYY-MM-DD")

    def call(self, *, by: int, on: date, job: int | None, unit: str, year: int, document: str, document_on: Any, **options: Any) -> Any:
        day = date.fromisoformat(document_on) if isinstance(document_on, str) else document_on
        unit_id = queries.unit_of(unit).id
        return {"id": services.publish_settlement(by=by, unit_id=unit_id, year=year, document=document, document_on=day, on=on)}
