"""`congdoan members reenter PERSON UNIT`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services
from congdoan.people.members.forms import id_of


class Command(UseCaseCommand):
    """Take back a person whose membership a reorganisation ended."""

    help = "Nhận lại người mà việc sắp xếp tổ chức đã kết thúc sinh hoạt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("person_id", type=int)
        parser.add_argument("unit")
        parser.add_argument("--since", type=date.fromisoformat, required=True)
        parser.add_argument("--decision", default="")

    def call(self, *, by: int, on: date, job: int | None, person_id: int, unit: str, since: date, decision: str, **options: Any) -> Any:
        done = services.reenter(by=by, person_id=person_id, unit_id=id_of(unit), since=since, decision=decision, on=on)
        return {"membership": done}
