"""congdoan budgets withdraw-publication UNIT YEAR --reason TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.budgets import queries, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Rút một bản đã công khai, có nêu lý do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("year", type=int)
        parser.add_argument("--kind", choices=["estimate", "settlement"], default="estimate")
        parser.add_argument("--reason", required=True)

    def call(self, *, by: int, on: date, job: int | None, unit: str, year: int, kind: str, reason: str, **options: Any) -> Any:
        unit_id = queries.unit_of(unit).id
        return {"id": services.withdraw_publication(by=by, unit_id=unit_id, year=year, kind=kind, reason=reason, on=on)}
