"""`congdoan organisations suspend CODE --since DAY --reason WORDS --decision NUMBER`: suspend a union."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.organisations import forms, services


class Command(UseCaseCommand):
    """Suspend a union from a day on."""

    help = "Đình chỉ hoạt động một công đoàn theo quyết định."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code")
        parser.add_argument("--since", type=date.fromisoformat, required=True, help="ngày đầu bị đình chỉ, YYYY-MM-DD")
        parser.add_argument("--reason", required=True, help="lý do")
        parser.add_argument("--decision", required=True, help="số quyết định")

    def call(self, *, by: int, on: date, job: int | None, code: str, since: date, reason: str, decision: str, **options: Any) -> Any:
        services.suspend(by=by, organisation_id=forms.id_of(code), since=since, reason=reason, decision=decision, on=on)
        return {"code": code.upper(), "since": since}
