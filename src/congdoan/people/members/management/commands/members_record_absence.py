"""`congdoan members record-absence MEMBERSHIP`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Record an absence."""

    help = "Ghi tạm dừng đóng đoàn phí."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("membership_id", type=int)
        parser.add_argument("--since", type=date.fromisoformat, required=True)
        parser.add_argument("--until", type=date.fromisoformat, default=None)
        parser.add_argument("--reason", required=True)

    def call(
        self, *, by: int, on: date, job: int | None, membership_id: int, since: date, until: date | None, reason: str, **options: Any
    ) -> Any:
        done = services.record_absence(by=by, membership_id=membership_id, since=since, until=until, reason=reason, on=on)
        return {"absence": done}
