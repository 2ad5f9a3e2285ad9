"""congdoan collection switch-rule RULE propose --reason TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Cho một quy tắc của bảng quyết định chỉ đề xuất, hoặc (người thứ hai, có quyền duyệt) cho tự ghi lại."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("rule", help="tên quy tắc (xem collection accuracy --json)")
        parser.add_argument("mode", choices=list(forms.MODES), help="propose: chỉ đề xuất; book: tự ghi")
        parser.add_argument("--reason", required=True)
        parser.add_argument("--unit", default="", help="mã đơn vị thu")

    def call(self, *, by: int, on: date, job: int | None, rule: str, mode: str, reason: str, unit: str, **_: Any) -> Any:
        unit_id = forms.collector_named(unit).id
        return {"id": services.switch_rule(by=by, unit_id=unit_id, rule=rule, mode=forms.mode_named(mode), reason=reason, on=on)}
