"""`congdoan members cancel-transfer NUMBER`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Take a question back."""

    help = "Rút yêu cầu nhận."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("transfer_id", type=int)
        parser.add_argument("--reason", required=True)

    def call(self, *, by: int, on: date, job: int | None, transfer_id: int, reason: str, **options: Any) -> Any:
        services.cancel_transfer(by=by, transfer_id=transfer_id, reason=reason, on=on)
        return {"transfer": transfer_id}
