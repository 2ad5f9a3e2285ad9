"""`congdoan members set-retention UNIT MONTHS --from-day DAY --decision NUMBER`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services
from congdoan.people.members.forms import id_of


class Command(UseCaseCommand):
    """Decide how long whole records of former members are kept."""

    help = "Đặt thời hạn lưu hồ sơ người đã thôi sinh hoạt, theo một quyết định."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit")
        parser.add_argument("months", type=int)
        parser.add_argument("--from-day", type=date.fromisoformat, required=True)
        parser.add_argument("--decision", required=True)

    def call(self, *, by: int, on: date, job: int | None, unit: str, months: int, from_day: date, decision: str, **options: Any) -> Any:
        unit_id = id_of(unit)
        return {"retention": services.set_retention(by=by, unit_id=unit_id, months=months, from_day=from_day, decision=decision, on=on)}
