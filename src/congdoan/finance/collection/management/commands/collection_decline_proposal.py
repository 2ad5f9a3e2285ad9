"""congdoan collection decline-proposal NUMBER --reason TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Không duyệt một đề nghị, hoặc rút đề nghị của chính mình."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("proposal", type=int, help="số của đề nghị")
        parser.add_argument("--reason", default="")

    def call(self, *, by: int, on: date, job: int | None, proposal: int, reason: str, **_: Any) -> Any:
        services.decline_proposal(by=by, proposal_id=proposal, reason=reason, on=on)
        return {"proposal": proposal}
