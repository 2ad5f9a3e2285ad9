"""congdoan restructuring amend_reorganisation ID --number … --title … --decided-on … --effective-on …."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.activities.restructuring import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Sửa số, trích yếu, ngày của một bản soạn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("reorganisation_id", type=int, help="số nội bộ của quyết định")
        parser.add_argument("--number", required=True, help="số quyết định")
        parser.add_argument("--title", required=True, help="trích yếu")
        parser.add_argument("--decided-on", type=date.fromisoformat, required=True, help="ngày quyết định, YYYY-MM-DD")
        parser.add_argument("--effective-on", type=date.fromisoformat, required=True, help="ngày hiệu lực, YYYY-MM-DD")
        parser.add_argument("--document", default="", help="văn bản kèm theo")

    def call(self, *, by: int, on: date, job: int | None, reorganisation_id: int, **options: Any) -> Any:
        names = ("number", "title", "decided_on", "effective_on", "document")
        services.amend_reorganisation(by=by, reorganisation_id=reorganisation_id, on=on, **{name: options[name] for name in names})
        return {"amended": reorganisation_id}
