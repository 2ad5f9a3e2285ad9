"""`congdoan members assign-section MEMBERSHIP SECTION`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Put a member into a section."""

    help = "Xếp một đoàn viên vào tổ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("membership_id", type=int)
        parser.add_argument("section")

    def call(self, *, by: int, on: date, job: int | None, membership_id: int, section: str, **options: Any) -> Any:
        services.assign_section(by=by, membership_id=membership_id, section=section, on=on)
        return {"membership": membership_id, "section": section}
