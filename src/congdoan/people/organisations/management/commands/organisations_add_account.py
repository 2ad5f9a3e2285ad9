"""`congdoan organisations add_account CODE NUMBER`: add a bank account to an organisation."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.organisations import forms, services


class Command(UseCaseCommand):
    """Add one bank account."""

    help = "Thêm tài khoản ngân hàng của một đơn vị."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code")
        parser.add_argument("number")
        parser.add_argument("--bank", default="")
        parser.add_argument("--since", type=date.fromisoformat, default=None, help="dùng từ ngày, YYYY-MM-DD")
        parser.add_argument("--note", default="")

    def call(
        self, *, by: int, on: date, job: int | None, code: str, number: str, bank: str, since: date | None, note: str, **options: Any
    ) -> Any:
        new = services.add_account(by=by, organisation_id=forms.id_of(code), number=number, bank=bank, since=since, note=note, on=on)
        return {"id": new}
