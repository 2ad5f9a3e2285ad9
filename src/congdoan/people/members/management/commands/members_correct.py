"""`congdoan members correct PERSON FIELD=TEXT …`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Correct fields of a person."""

    help = "Sửa hồ sơ một đoàn viên."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("person_id", type=int)
        parser.add_argument("fields", nargs="+", metavar="Ô=CHỮ")
        parser.add_argument("--reason", required=True)

    def call(self, *, by: int, on: date, job: int | None, person_id: int, fields: list[str], reason: str, **options: Any) -> Any:
        told = dict(field.partition("=")[::2] for field in fields)
        return {"changed": services.correct(by=by, person_id=person_id, told=told, reason=reason, on=on)}
