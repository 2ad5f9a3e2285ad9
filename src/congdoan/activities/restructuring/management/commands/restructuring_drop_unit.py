"""congdoan restructuring drop_unit ID UNIT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.activities.restructuring import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Bỏ một đơn vị khỏi phương án."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("reorganisation_id", type=int, help="số nội bộ của quyết định")
        parser.add_argument("unit", help="mã đơn vị")

    def call(self, *, by: int, on: date, job: int | None, reorganisation_id: int, unit: str, **options: Any) -> Any:
        services.drop_unit(by=by, reorganisation_id=reorganisation_id, unit=unit, on=on)
        return {"dropped": unit.upper()}
