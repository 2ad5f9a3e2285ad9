"""`congdoan organisations end CODE --last-day DAY [--successor CODE]`: end an organisation."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.organisations import forms, services


class Command(UseCaseCommand):
    """End one organisation; what stood below it moves on."""

    help = "Ghi ngày cuối của một đơn vị; các đơn vị bên dưới về đơn vị kế tục hoặc cấp trên."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code")
        parser.add_argument("--last-day", type=date.fromisoformat, required=True, help="ngày cuối còn hoạt động, YYYY-MM-DD")
        parser.add_argument("--successor", default="", help="mã đơn vị kế tục")

    def call(self, *, by: int, on: date, job: int | None, code: str, last_day: date, successor: str, **options: Any) -> Any:
        heir = forms.id_of(successor) if successor else None
        services.end(by=by, organisation_id=forms.id_of(code), last_day=last_day, successor_id=heir, on=on)
        return {"code": code.upper(), "last_day": last_day, "successor": successor.upper() or None}
