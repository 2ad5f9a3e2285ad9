"""`congdoan members agree-transfer NUMBER`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Let a member go."""

    help = "Đồng ý để một đoàn viên chuyển đi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("transfer_id", type=int)

    def call(self, *, by: int, on: date, job: int | None, transfer_id: int, **options: Any) -> Any:
        services.agree_transfer(by=by, transfer_id=transfer_id, on=on)
        return {"transfer": transfer_id}
