"""`congdoan organisations place CODE PARENT --since DAY`: put an organisation under another parent."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.organisations import forms, services


class Command(UseCaseCommand):
    """Move one organisation with everything below it."""

    help = "Chuyển một đơn vị sang cấp trên khác từ một ngày."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code")
        parser.add_argument("parent")
        parser.add_argument("--since", type=date.fromisoformat, required=True, help="từ ngày, YYYY-MM-DD")

    def call(self, *, by: int, on: date, job: int | None, code: str, parent: str, since: date, **options: Any) -> Any:
        services.place(by=by, organisation_id=forms.id_of(code), parent_id=forms.id_of(parent), since=since, on=on)
        return {"code": code.upper(), "parent": parent.upper(), "since": since}
