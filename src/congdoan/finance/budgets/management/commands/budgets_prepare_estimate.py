"""congdoan budgets prepare-estimate UNIT YEAR LINE[:CATEGORY]=AMOUNT…"""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.budgets import queries, services
from congdoan.finance.budgets.management.figures import read_amounts, read_bases
from congdoan.finance.budgets.rules.estimates import Figure
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Lập (ghi nháp) dự toán năm của một đơn vị; không nêu số nào thì lấy số hệ thống đề xuất."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("year", type=int)
        parser.add_argument("figures", nargs="*", metavar="DÒNG:LOẠI=SỐ", help="như dues:dues=30.000.000 hoặc reserve=5.000.000")
        parser.add_argument("--basis", action="append", default=[], metavar="CHỈ_TIÊU=SỐ:LÝ DO", help="như members=48:kết nạp mới")
        parser.add_argument("--reason", default="", help="lý do điều chỉnh")
        parser.add_argument("--document", default="", help="văn bản điều chỉnh")

    def call(
        self, *, by: int, on: date, job: int | None, unit: str, year: int, figures: list[str], basis: list[str], **options: Any
    ) -> Any:
        unit_id, bases = queries.unit_of(unit).id, read_bases(basis)
        amounts = read_amounts(figures)
        if not amounts:
            found = queries.proposals(unit_id, year, on=on, basis={one.key: one.value for one in bases})
            amounts = {key: one.amount for key, one in found.figures.items()}
        rows = [Figure(line, category, amount) for (line, category), amount in amounts.items()]
        new = services.prepare_estimate(
            by=by, unit_id=unit_id, year=year, figures=rows, bases=bases, on=on, reason=options["reason"], document=options["document"]
        )
        return {"id": new}
