"""`congdoan members issue-card PERSON --valid-until DAY`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Give a member a card."""

    help = "Cấp thẻ đoàn viên có mã ký."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("person_id", type=int)
        parser.add_argument("--valid-until", type=date.fromisoformat, required=True)

    def call(self, *, by: int, on: date, job: int | None, person_id: int, valid_until: date, **options: Any) -> Any:
        return {"card": services.issue_card(by=by, person_id=person_id, valid_until=valid_until, on=on)}
