"""`congdoan banking approve-payments UNIT LC… LC…`: the second person's word on prepared orders."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.banking import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Duyệt các lệnh chi đang chờ; không ai duyệt lệnh do mình lập."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ-ĐƠN-VỊ")
        parser.add_argument("orders", nargs="+", metavar="SỐ-LỆNH")

    def call(self, *, by: int, on: date, job: int | None, unit: str, orders: list[str], **options: Any) -> Any:
        unit_id, ids = forms.payments_numbered(orders, unit=unit, by=by, on=on)
        return {"approved": services.approve_payments(by=by, unit_id=unit_id, order_ids=ids, on=on)}
