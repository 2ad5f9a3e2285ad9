"""congdoan budgets select-form UNIT FORM FROM_YEAR --document TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.budgets import queries, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Chọn cách đọc mẫu B07 cho một Liên đoàn từ một năm, theo văn bản của Liên đoàn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("form", help="mã mẫu, như form.b07.hd47.b")
        parser.add_argument("from_year", type=int, help="từ năm")
        parser.add_argument("--document", required=True, help="số và ngày văn bản")

    def call(self, *, by: int, on: date, job: int | None, unit: str, form: str, from_year: int, document: str, **options: Any) -> Any:
        unit_id = queries.unit_of(unit).id
        return {"id": services.select_form(by=by, unit_id=unit_id, form_id=form, from_year=from_year, document=document, on=on)}
