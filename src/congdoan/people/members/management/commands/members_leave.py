"""`congdoan members leave MEMBERSHIP`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services
from congdoan.people.members.rules import LEFT


class Command(UseCaseCommand):
    """End a membership."""

    help = "Ghi thôi sinh hoạt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("membership_id", type=int)
        parser.add_argument("how", choices=LEFT)
        parser.add_argument("--last-day", type=date.fromisoformat, required=True)
        parser.add_argument("--reason", required=True)
        parser.add_argument("--decision", default="")

    def call(
        self,
        *,
        by: int,
        on: date,
        job: int | None,
        membership_id: int,
        how: str,
        last_day: date,
        reason: str,
        decision: str,
        **options: Any,
    ) -> Any:
        facts: dict[str, Any] = {"how": how, "last_day": last_day, "reason": reason, "decision": decision}
        services.leave(by=by, membership_id=membership_id, on=on, **facts)
        return {"membership": membership_id, "last_day": last_day}
