"""congdoan bookkeeping undo-chart-change CODE --reason …."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Lấy lại số dư một đơn vị đã chuyển sang hệ thống tài khoản mới, bằng bút toán ghi âm."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("--reason", required=True, help="lý do")

    def call(self, *, by: int, on: date, job: int | None, unit: str, reason: str, **options: Any) -> Any:
        return {"entries": services.undo_chart_change(by=by, unit_id=forms.unit_named(unit), reason=reason, on=on)}
