"""congdoan collection assign-all-virtual-accounts [--unit CODE] [--preview]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Cấp tài khoản định danh cho mọi người nộp chưa có; chạy lại không cấp hai lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--unit", default="", help="mã đơn vị thu; bỏ trống khi chỉ có một")
        parser.add_argument("--preview", action="store_true", help="chỉ cho biết sẽ cấp những số nào")

    def call(self, *, by: int, on: date, job: int | None, unit: str, preview: bool, **options: Any) -> Any:
        unit_id = forms.collector_named(unit).id
        if not preview:
            return {"assigned": services.assign_all_virtual_accounts(by=by, unit_id=unit_id, on=on)}
        found = services.preview_all_virtual_accounts(by=by, unit_id=unit_id, on=on)
        numbers = [{"payer": code, "number": number} for _, code, _, number in found.rows]
        return {"numbers": numbers, "standing": found.standing, "unable": found.unable, "mark": found.mark}
