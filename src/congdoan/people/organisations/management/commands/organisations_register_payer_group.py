"""`congdoan organisations register_payer_group CODE NAME --unit CODE MEMBER…`: one payer for several employers."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.organisations import forms, services


class Command(UseCaseCommand):
    """Register one joint payer."""

    help = "Ghi một người nộp chung cho nhiều doanh nghiệp."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code")
        parser.add_argument("name")
        parser.add_argument("members", nargs="+", help="mã các doanh nghiệp")
        parser.add_argument("--unit", required=True, help="mã liên đoàn thu")
        parser.add_argument("--tax-code", default="")
        parser.add_argument("--account", default="")

    def call(self, *, by: int, on: date, job: int | None, unit: str, members: list[str], **options: Any) -> Any:
        ids = [forms.id_of(code) for code in members]
        given = {name: options[name] for name in ("code", "name", "tax_code", "account")}
        return {"id": services.register_payer_group(by=by, on=on, unit_id=forms.id_of(unit), member_ids=ids, **given)}
