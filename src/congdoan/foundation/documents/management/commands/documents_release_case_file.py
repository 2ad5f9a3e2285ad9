"""congdoan documents release-case-file HOLD --reason TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services


class Command(UseCaseCommand):
    help = "Thôi giữ lại một hồ sơ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("hold_id", type=int, metavar="SỐ", help="số thứ tự của lần giữ")
        parser.add_argument("--reason", required=True, help="lý do")

    def call(self, *, by: int, on: date, job: int | None, hold_id: int, reason: str, **options: Any) -> Any:
        services.release_case_file(by=by, hold_id=hold_id, reason=reason, on=on)
        return {"hold": hold_id}
