"""congdoan documents take-back-case-file USE."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services


class Command(UseCaseCommand):
    help = "Nhận lại một hồ sơ cho mượn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("use_id", type=int, metavar="SỐ", help="số thứ tự của lần mượn")

    def call(self, *, by: int, on: date, job: int | None, use_id: int, **options: Any) -> Any:
        services.take_back_case_file(by=by, use_id=use_id, on=on)
        return {"use": use_id}
