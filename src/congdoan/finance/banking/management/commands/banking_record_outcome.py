"""`congdoan banking record-outcome UNIT LC… OUTCOME --reason WORDS`: what became of an order, where no file of the bank tells it."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.banking import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Ghi kết quả của một lệnh chi đã xuất tệp: đã gửi, đã chi bằng cách khác, không chi được."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ-ĐƠN-VỊ")
        parser.add_argument("order", metavar="SỐ-LỆNH")
        parser.add_argument("outcome", choices=[name for name, _ in forms.OUTCOMES])
        parser.add_argument("--reason", required=True, help="lý do")

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        unit_id, (order_id,) = forms.payments_numbered([options["order"]], unit=options["unit"], by=by, on=on)
        services.record_outcome(by=by, unit_id=unit_id, order_id=order_id, outcome=options["outcome"], reason=options["reason"], on=on)
        return {"order": options["order"], "outcome": options["outcome"]}
