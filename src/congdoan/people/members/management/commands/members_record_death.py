"""`congdoan members record-death MEMBERSHIP`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """End a membership by death."""

    help = "Ghi từ trần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("membership_id", type=int)
        parser.add_argument("--died-on", type=date.fromisoformat, required=True)

    def call(self, *, by: int, on: date, job: int | None, membership_id: int, died_on: date, **options: Any) -> Any:
        services.record_death(by=by, membership_id=membership_id, died_on=died_on, on=on)
        return {"membership": membership_id}
