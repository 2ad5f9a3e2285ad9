"""congdoan restructuring draft_reversal ID --number … --decided-on … --effective-on …."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.activities.restructuring import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Soạn quyết định đảo lại một quyết định đã thực hiện."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("reorganisation_id", type=int, help="số nội bộ của quyết định")
        parser.add_argument("--number", required=True, help="số quyết định")
        parser.add_argument("--decided-on", type=date.fromisoformat, required=True, help="ngày quyết định, YYYY-MM-DD")
        parser.add_argument("--effective-on", type=date.fromisoformat, required=True, help="ngày hiệu lực, YYYY-MM-DD")

    def call(self, *, by: int, on: date, job: int | None, reorganisation_id: int, **options: Any) -> Any:
        given = {name: options[name] for name in ("number", "decided_on", "effective_on")}
        return {"id": services.draft_reversal(by=by, reorganisation_id=reorganisation_id, on=on, **given)}
