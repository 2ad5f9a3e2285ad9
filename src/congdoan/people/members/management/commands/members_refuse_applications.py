"""`congdoan members refuse-applications NUMBER …`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Refuse applicants with a reason."""

    help = "Không kết nạp, ghi lý do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("application_ids", type=int, nargs="+")
        parser.add_argument("--decided-on", type=date.fromisoformat, required=True)
        parser.add_argument("--reason", required=True)

    def call(self, *, by: int, on: date, job: int | None, application_ids: list[int], decided_on: date, reason: str, **options: Any) -> Any:
        services.refuse_applications(by=by, application_ids=application_ids, decided_on=decided_on, reason=reason, on=on)
        return {"refused": len(application_ids)}
