"""`congdoan members approve-applications NUMBER …`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Admit applicants by one decision."""

    help = "Kết nạp theo một quyết định."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("application_ids", type=int, nargs="+")
        parser.add_argument("--decided-on", type=date.fromisoformat, required=True)
        parser.add_argument("--decision", default="", help="số quyết định")

    def call(
        self, *, by: int, on: date, job: int | None, application_ids: list[int], decided_on: date, decision: str, **options: Any
    ) -> Any:
        facts: dict[str, Any] = {"application_ids": application_ids, "decided_on": decided_on, "decision": decision}
        return {"memberships": services.approve_applications(by=by, on=on, **facts)}
