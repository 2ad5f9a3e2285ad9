"""congdoan collection what-if 2024-01 2024-12 --base 70 --share direct_upper=60 … --rate 1,5."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import forms
from congdoan.finance.collection.queries.what_if import WhatIf, what_if
from congdoan.finance.collection.services import SPLIT_LEVELS
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.periods import parse_month


class Command(UseCaseCommand):
    help = "Nếu tỷ lệ phân phối hoặc mức đóng khác đi, mỗi nơi được bao nhiêu; không ghi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("first_month", type=parse_month, help="từ tháng, 2024-01")
        parser.add_argument("last_month", type=parse_month, help="đến tháng")
        parser.add_argument("--unit", default="", help="mã đơn vị thu")
        parser.add_argument("--base", default="", help="công đoàn cơ sở được sử dụng, % kinh phí")
        parser.add_argument(
            "--share", action="append", default=[], metavar="CẤP=TỶ LỆ", help=f"đủ các cấp: {', '.join(SPLIT_LEVELS)}"
        )  # fmt: skip
        parser.add_argument("--rate", default="", help="mức đóng, % quỹ lương")

    def call(self, *, by: int, on: date, job: int | None, first_month: int, last_month: int, **options: Any) -> Any:
        access.require_somewhere(by, "collection.read", on=on)
        collector = forms.collector_named(options["unit"])
        upper = {level.strip(): text for level, _, text in (one.partition("=") for one in options["share"])}
        scenario = forms.scenario_of(base=options["base"], upper=upper, rate=options["rate"])
        return what_if(collector.id, months=(first_month, last_month), scenario=scenario, on=on)

    def words(self, answer: WhatIf) -> str:
        rows = [
            f"{row.code}\t{format_dong(row.collected_now)}\t{format_dong(row.collected_then)}\t{format_dong(row.collected_change)}\t"
            f"{format_dong(row.assessed_now)}\t{format_dong(row.assessed_then)}\t{format_dong(row.assessed_change)}"
            for row in answer.rows
        ]
        return "\n".join(rows)
