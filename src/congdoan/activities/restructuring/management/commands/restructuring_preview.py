"""congdoan restructuring preview ID: what a plan would do."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.activities.restructuring import queries, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Xem trước một phương án: số đơn vị, đoàn viên, các tổng, chỗ phải sửa."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("reorganisation_id", type=int, help="số nội bộ của quyết định")

    def call(self, *, by: int, on: date, job: int | None, reorganisation_id: int, **options: Any) -> Any:
        if queries.details(reorganisation_id) is None:
            raise services.UnknownReorganisation(reorganisation_id=reorganisation_id)
        found = queries.preview(reorganisation_id)
        return {"mark": found.mark, "is_sound": found.is_sound, **found.totals, "faults": found.faults, "effects": found.effects}
