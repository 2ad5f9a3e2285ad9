"""`congdoan members apply UNIT NAME [--born …]`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import forms, services
from congdoan.people.members.forms import id_of


class Command(UseCaseCommand):
    """Write down one application."""

    help = "Ghi một đơn xin vào công đoàn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit")
        parser.add_argument("name")
        parser.add_argument("--sex", default="")
        parser.add_argument("--born", default="", help="13/05/1990 hoặc 1990")
        parser.add_argument("--citizen-number", default="", help="số CCCD; lệnh còn trong lịch sử của máy")
        parser.add_argument("--applied-on", type=date.fromisoformat, required=True)

    def call(
        self,
        *,
        by: int,
        on: date,
        job: int | None,
        unit: str,
        name: str,
        sex: str,
        born: str,
        citizen_number: str,
        applied_on: date,
        **options: Any,
    ) -> Any:
        draft = forms.draft_of({"full_name": name, "sex": sex, "born": born, "citizen_number": citizen_number}, on=on)
        done = services.apply(by=by, unit_id=id_of(unit), draft=draft, applied_on=applied_on, on=on)
        return {"application": done}
