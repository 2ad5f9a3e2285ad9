"""congdoan bookkeeping end-unit CODE."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Kết thúc đơn vị đã bàn giao sổ, vào ngày sổ kết thúc."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")

    def call(self, *, by: int, on: date, job: int | None, unit: str, **given: Any) -> Any:
        services.end_unit(by=by, unit_id=forms.unit_named(unit), on=on)
        return {"unit": unit}
