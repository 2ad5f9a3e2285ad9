"""congdoan assessments decline-submission NUMBER --reason TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.assessments import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Trả lại một bản khai kèm lý do mà đơn vị đọc được."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("submission", type=int, help="số của bản khai")
        parser.add_argument("--reason", required=True)

    def call(self, *, by: int, on: date, job: int | None, submission: int, reason: str, **options: Any) -> Any:
        services.decline_submission(by=by, submission_id=submission, reason=reason, on=on)
        return {"id": submission, "state": "declined"}
