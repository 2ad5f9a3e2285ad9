"""congdoan bookkeeping undo-handover CODE --reason WORDS."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Lấy lại bàn giao của một đơn vị; sổ tiếp tục."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("--reason", required=True, help="lý do")

    def call(self, *, by: int, on: date, job: int | None, unit: str, **given: Any) -> Any:
        return {"entries": services.undo_handover(by=by, unit_id=forms.unit_named(unit), reason=given["reason"], on=on)}
