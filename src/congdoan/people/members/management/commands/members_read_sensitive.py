"""`congdoan members read-sensitive PERSON FIELD … --purpose WORDS`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Open sealed fields; the member sees who looked."""

    help = "Mở dữ liệu nhạy cảm; lần xem được ghi và đoàn viên thấy."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("person_id", type=int)
        parser.add_argument("fields", nargs="+")
        parser.add_argument("--purpose", required=True)

    def call(self, *, by: int, on: date, job: int | None, person_id: int, fields: list[str], purpose: str, **options: Any) -> Any:
        return services.read_sensitive(by=by, person_id=person_id, fields=fields, purpose=purpose, on=on)
