"""congdoan budgets return-estimate UNIT YEAR --words TEXT [--remark LINE:CATEGORY=TEXT]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.budgets import queries, services
from congdoan.finance.budgets.management.figures import read_remarks
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Trả lại dự toán của đơn vị cấp dưới kèm nhận xét."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("year", type=int)
        parser.add_argument("--words", required=True, help="cần sửa gì")
        parser.add_argument("--remark", action="append", default=[], metavar="DÒNG:LOẠI=NHẬN XÉT")

    def call(self, *, by: int, on: date, job: int | None, unit: str, year: int, words: str, remark: list[str], **options: Any) -> Any:
        unit_id = queries.unit_of(unit).id
        mark = queries.mark_of(unit_id, year)
        return services.return_estimate(by=by, unit_id=unit_id, year=year, words=words, mark=mark, on=on, remarks=read_remarks(remark))
