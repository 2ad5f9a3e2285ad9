"""`congdoan members request-correction FIELD=TEXT … --as NAME`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Ask one's union to mend one's own record."""

    help = "Đoàn viên đề nghị sửa hồ sơ của mình."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("fields", nargs="+", metavar="Ô=CHỮ")

    def call(self, *, by: int, on: date, job: int | None, fields: list[str], **options: Any) -> Any:
        told = dict(field.partition("=")[::2] for field in fields)
        return {"request": services.request_correction(by=by, told=told, on=on)}
