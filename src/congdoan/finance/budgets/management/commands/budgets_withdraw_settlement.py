"""congdoan budgets withdraw-settlement ID --reason TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.budgets import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Rút một bản quyết toán đã gửi mà cấp trên chưa trả lời."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("submission", type=int, help="số của bản đã gửi")
        parser.add_argument("--reason", required=True, help="lý do rút")

    def call(self, *, by: int, on: date, job: int | None, submission: int, reason: str, **options: Any) -> Any:
        services.withdraw_settlement(by=by, submission_id=submission, reason=reason, on=on)
        return {"id": submission}
