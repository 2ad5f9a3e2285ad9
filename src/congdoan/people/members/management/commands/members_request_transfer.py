"""`congdoan members request-transfer UNIT NUMBER NAME --since DAY`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services
from congdoan.people.members.forms import id_of


class Command(UseCaseCommand):
    """Ask for somebody who came to a union."""

    help = "Yêu cầu nhận một đoàn viên chuyển đến."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit")
        parser.add_argument("citizen_number")
        parser.add_argument("name")
        parser.add_argument("--since", type=date.fromisoformat, required=True)

    def call(self, *, by: int, on: date, job: int | None, unit: str, citizen_number: str, name: str, since: date, **options: Any) -> Any:
        facts: dict[str, Any] = {"citizen_number": citizen_number, "full_name": name, "since": since}
        return {"transfer": services.request_transfer(by=by, unit_id=id_of(unit), on=on, **facts)}
