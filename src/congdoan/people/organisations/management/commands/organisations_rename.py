"""`congdoan organisations rename CODE NAME --since DAY`: give an organisation a new name."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.organisations import forms, services


class Command(UseCaseCommand):
    """Rename one organisation."""

    help = "Đổi tên một đơn vị từ một ngày; tên cũ còn trong lịch sử."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code")
        parser.add_argument("name")
        parser.add_argument("--since", type=date.fromisoformat, required=True, help="từ ngày, YYYY-MM-DD")

    def call(self, *, by: int, on: date, job: int | None, code: str, name: str, since: date, **options: Any) -> Any:
        services.rename(by=by, organisation_id=forms.id_of(code), name=name, since=since, on=on)
        return {"code": code.upper(), "name": name, "since": since}
