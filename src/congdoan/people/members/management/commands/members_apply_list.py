"""`congdoan members apply-list UNIT FILE`."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.errors import Rejected
from congdoan.people.members import services
from congdoan.people.members.forms import id_of
from congdoan.people.members.rules.list_file import read_list


class Command(UseCaseCommand):
    """Write down the applications of a list, all or none."""

    help = "Ghi đơn của cả một danh sách, tất cả hoặc không ai."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit")
        parser.add_argument("file", type=Path, metavar="TỆP")
        parser.add_argument("--applied-on", type=date.fromisoformat, required=True)

    def call(self, *, by: int, on: date, job: int | None, unit: str, file: Path, applied_on: date, **options: Any) -> Any:
        found = read_list(Path(file).read_bytes(), file=Path(file).name, on=on)
        if found.problems:
            raise Rejected([problem.as_facts() for problem in found.problems])
        drafts = [line.draft for line in found.lines]
        return {"applications": services.apply_list(by=by, unit_id=id_of(unit), drafts=drafts, applied_on=applied_on, on=on)}
