"""congdoan collection draw-sample --size 50."""

import secrets
from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import forms, services
from congdoan.finance.collection.queries import checks
from congdoan.finance.collection.queries import receipts as lists
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Rút ngẫu nhiên những dòng do quy tắc tự ghi để người kiểm tra; cùng số rút thăm thì rút lại được đúng mẫu ấy."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--size", type=int, default=50, help="số dòng")
        parser.add_argument("--year", default="", help="năm; mặc định năm mới nhất có dòng")
        parser.add_argument("--month", default="", help="một tháng, như 202401")
        parser.add_argument("--rule", default="", help="chỉ một quy tắc")
        parser.add_argument("--seed", type=int, default=None, help="số rút thăm; mặc định rút ngẫu nhiên")
        parser.add_argument("--unit", default="", help="mã đơn vị thu")

    def call(self, *, by: int, on: date, job: int | None, size: int, seed: int | None, **options: Any) -> Any:
        unit_id = forms.collector_named(options["unit"]).id
        during = forms.months_asked({"nam": options["year"], "thang": options["month"]}, lists.months_with_lines(unit_id))
        drawn = secrets.randbelow(2**31) if seed is None else seed
        new = services.draw_sample(
            by=by, unit_id=unit_id, during=during, size=size, seed=drawn, rule=forms.rule_asked(options["rule"]), on=on
        )
        found = checks.sample(new, on=on)
        return found[1] if found else None
