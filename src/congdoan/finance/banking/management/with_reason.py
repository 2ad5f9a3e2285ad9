"""What two commands share that end an order before it left: one order by its number, and a reason."""

from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from congdoan.finance.banking import forms
from congdoan.foundation.access.doors import UseCaseCommand


class CommandWithReason(UseCaseCommand):
    """A command on one payment order; override `act` with the use case."""

    act: ClassVar[Callable[..., None]]

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ-ĐƠN-VỊ")
        parser.add_argument("order", metavar="SỐ-LỆNH")
        parser.add_argument("--reason", required=True, help="lý do")

    def call(self, *, by: int, on: date, job: int | None, unit: str, order: str, reason: str, **options: Any) -> Any:
        unit_id, (order_id,) = forms.payments_numbered([order], unit=unit, by=by, on=on)
        type(self).act(by=by, unit_id=unit_id, order_id=order_id, reason=reason, on=on)
        return {"order": order}
