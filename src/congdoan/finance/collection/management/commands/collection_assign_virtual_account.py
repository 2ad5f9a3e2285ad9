"""congdoan collection assign-virtual-account PAYER."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Cấp cho một người nộp tài khoản định danh của riêng mình; chạy lại cho cùng một số."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("payer", help="mã hoặc mã số thuế người nộp")

    def call(self, *, by: int, on: date, job: int | None, payer: str, **options: Any) -> Any:
        found = forms.bodies_named([payer])[payer.strip()]
        return {"number": services.assign_virtual_account(by=by, payer_id=found.pk, on=on)}
