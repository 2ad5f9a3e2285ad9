"""`congdoan organisations show CODE`: one organisation as it was on a day."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.organisations import forms, queries


class Command(UseCaseCommand):
    """Print everything the page shows."""

    help = "Xem một đơn vị theo ngày."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code")

    def call(self, *, by: int, on: date, job: int | None, code: str, **options: Any) -> Any:
        return queries.organisation(forms.id_of(code), on=on)
