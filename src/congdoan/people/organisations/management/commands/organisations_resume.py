"""`congdoan organisations resume CODE --last-day DAY --decision NUMBER`: let a suspended union go on."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.organisations import forms, services


class Command(UseCaseCommand):
    """Let a suspended union go on."""

    help = "Cho công đoàn bị đình chỉ hoạt động lại theo quyết định."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code")
        parser.add_argument("--last-day", type=date.fromisoformat, required=True, help="ngày cuối còn bị đình chỉ, YYYY-MM-DD")
        parser.add_argument("--decision", required=True, help="số quyết định")

    def call(self, *, by: int, on: date, job: int | None, code: str, last_day: date, decision: str, **options: Any) -> Any:
        services.resume(by=by, organisation_id=forms.id_of(code), last_day=last_day, decision=decision, on=on)
        return {"code": code.upper(), "last_day": last_day}
