"""congdoan budgets approve-estimate UNIT YEAR [LINE:CATEGORY=AMOUNT…] --document TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.budgets import queries, services
from congdoan.finance.budgets.management.figures import read_amounts
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Duyệt dự toán của đơn vị cấp dưới; nêu số nào thì duyệt dòng ấy theo số đó."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("year", type=int)
        parser.add_argument("figures", nargs="*", metavar="DÒNG:LOẠI=SỐ")
        parser.add_argument("--document", required=True, help="văn bản duyệt")
        parser.add_argument("--words", default="", help="ý kiến chung")

    def call(self, *, by: int, on: date, job: int | None, unit: str, year: int, figures: list[str], document: str, **options: Any) -> Any:
        unit_id = queries.unit_of(unit).id
        return services.approve_estimate(
            by=by, unit_id=unit_id, year=year, document=document, mark=queries.mark_of(unit_id, year), on=on,
            figures=read_amounts(figures), words=options["words"],
        )  # fmt: skip
