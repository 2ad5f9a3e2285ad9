"""congdoan collection confirm-lines RULE [--apply]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import forms, services
from congdoan.finance.collection.queries import workbench
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Liệt kê các dòng một quy tắc đang đề xuất; với --apply thì ghi đúng như đề xuất, tất cả hoặc không dòng nào."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("rule", help="tên quy tắc")
        parser.add_argument("--apply", action="store_true", help="ghi; không có thì chỉ xem trước")
        parser.add_argument("--unit", default="", help="mã đơn vị thu")

    def call(self, *, by: int, on: date, job: int | None, rule: str, apply: bool, unit: str, **_: Any) -> Any:
        access.require_somewhere(by, "collection.read", on=on)
        unit_id = forms.collector_named(unit).id
        found = workbench.proposals_of(unit_id, forms.rule_asked(rule), limit=services.MOST_CONFIRMED)
        ids = [one.line_id for one in found]
        return {"lines": found, "steps": services.confirm_lines(by=by, unit_id=unit_id, line_ids=ids, on=on) if apply else []}
