"""congdoan restructuring draft_reorganisation UNIT --number … --title … --decided-on … --effective-on …."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.activities.restructuring import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Mở bản soạn một quyết định sắp xếp; phương án còn trống."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã cấp ra quyết định")
        parser.add_argument("--number", required=True, help="số quyết định")
        parser.add_argument("--title", required=True, help="trích yếu")
        parser.add_argument("--decided-on", type=date.fromisoformat, required=True, help="ngày quyết định, YYYY-MM-DD")
        parser.add_argument("--effective-on", type=date.fromisoformat, required=True, help="ngày hiệu lực, YYYY-MM-DD")
        parser.add_argument("--document", default="", help="văn bản kèm theo")

    def call(self, *, by: int, on: date, job: int | None, unit: str, **options: Any) -> Any:
        names = ("number", "title", "decided_on", "effective_on", "document")
        unit_id = forms.unit_named(unit)
        return {"id": services.draft_reorganisation(by=by, unit_id=unit_id, on=on, **{name: options[name] for name in names})}
