"""congdoan collection approve-proposal NUMBER."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Duyệt và ghi sổ điều người khác đã đề nghị."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("proposal", type=int, help="số của đề nghị")

    def call(self, *, by: int, on: date, job: int | None, proposal: int, **_: Any) -> Any:
        return {"step": services.approve_proposal(by=by, proposal_id=proposal, on=on)}
