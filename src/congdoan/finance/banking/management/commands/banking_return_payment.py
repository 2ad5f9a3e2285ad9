"""`congdoan banking return-payment UNIT LC… --reason WORDS`: an order turned down, with a reason."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.banking import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Trả lại một lệnh chi chưa xuất tệp, nêu lý do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ-ĐƠN-VỊ")
        parser.add_argument("order", metavar="SỐ-LỆNH")
        parser.add_argument("--reason", required=True, help="lý do")

    def call(self, *, by: int, on: date, job: int | None, unit: str, order: str, reason: str, **options: Any) -> Any:
        unit_id, (order_id,) = forms.payments_numbered([order], unit=unit, by=by, on=on)
        services.return_payment(by=by, unit_id=unit_id, order_id=order_id, reason=reason, on=on)
        return {"order": order}
