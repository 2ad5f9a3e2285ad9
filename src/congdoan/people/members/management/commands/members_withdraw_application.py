"""`congdoan members withdraw-application NUMBER`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Take an application back."""

    help = "Rút một đơn trước khi xét."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("application_id", type=int)
        parser.add_argument("--reason", required=True)

    def call(self, *, by: int, on: date, job: int | None, application_id: int, reason: str, **options: Any) -> Any:
        services.withdraw_application(by=by, application_id=application_id, reason=reason, on=on)
        return {"application": application_id}
