"""`congdoan members record-return MEMBERSHIP`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Record the end of an absence."""

    help = "Ghi sinh hoạt trở lại."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("membership_id", type=int)
        parser.add_argument("--since", type=date.fromisoformat, required=True)

    def call(self, *, by: int, on: date, job: int | None, membership_id: int, since: date, **options: Any) -> Any:
        services.record_return(by=by, membership_id=membership_id, since=since, on=on)
        return {"membership": membership_id}
