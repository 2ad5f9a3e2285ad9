"""congdoan assessments decline-dues NUMBER --reason TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.assessments import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Trả lại một báo cáo đoàn phí với lý do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("submission", type=int, help="số của báo cáo")
        parser.add_argument("--reason", required=True, help="lý do")

    def call(self, *, by: int, on: date, job: int | None, submission: int, reason: str, **options: Any) -> Any:
        services.decline_dues(by=by, submission_id=submission, reason=reason, on=on)
        return {"id": submission}
