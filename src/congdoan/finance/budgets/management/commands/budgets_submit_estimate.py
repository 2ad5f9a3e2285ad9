"""congdoan budgets submit-estimate UNIT YEAR --mark SEAL [--because CEILING=REASON]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.budgets import queries, services
from congdoan.finance.budgets.management.figures import read_reasons
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Trình dự toán đang lập lên cấp trên trực tiếp."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("year", type=int)
        parser.add_argument("--mark", default=None, help="dấu của bản đã xem (mặc định: bản mới nhất)")
        parser.add_argument("--because", action="append", default=[], metavar="TỶ_LỆ=LÝ DO", help="lý do chưa đúng một tỷ lệ chi")
        parser.add_argument("--words", default="", help="lời trình")

    def call(
        self, *, by: int, on: date, job: int | None, unit: str, year: int, mark: str | None, because: list[str], **options: Any
    ) -> Any:
        unit_id = queries.unit_of(unit).id
        mark = mark if mark is not None else queries.mark_of(unit_id, year)
        return services.submit_estimate(
            by=by, unit_id=unit_id, year=year, mark=mark, on=on, overrides=read_reasons(because), words=options["words"]
        )
