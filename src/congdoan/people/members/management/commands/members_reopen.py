"""`congdoan members reopen MEMBERSHIP`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Take the end of a membership back."""

    help = "Hoàn tác một lần ghi thôi sinh hoạt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("membership_id", type=int)
        parser.add_argument("--reason", required=True)

    def call(self, *, by: int, on: date, job: int | None, membership_id: int, reason: str, **options: Any) -> Any:
        services.reopen(by=by, membership_id=membership_id, reason=reason, on=on)
        return {"membership": membership_id}
