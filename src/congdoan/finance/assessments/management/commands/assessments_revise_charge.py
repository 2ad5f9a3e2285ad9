"""congdoan assessments revise-charge CHARGE AMOUNT --reason TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.assessments import services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.money import parse_dong


class Command(UseCaseCommand):
    help = "Điều chỉnh một khoản phải nộp theo quyết định; số cũ còn trong lịch sử."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("charge", type=int, help="số của khoản phải nộp")
        parser.add_argument("amount", type=parse_dong, help="số tiền mới, đồng")
        parser.add_argument("--reason", required=True)

    def call(self, *, by: int, on: date, job: int | None, charge: int, amount: int, reason: str, **options: Any) -> Any:
        services.revise_charge(by=by, charge_id=charge, amount=amount, reason=reason, on=on)
        return {"id": charge, "amount": amount}
