"""congdoan bookkeeping hand-over CODE RECEIVER --ended-on … --cash-counted … --document … --given-by … --taken-by …."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Kết thúc sổ một đơn vị và bàn giao mọi số dư cho đơn vị nhận."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị giao")
        parser.add_argument("receiver", help="mã đơn vị nhận")
        parser.add_argument("--ended-on", required=True, type=date.fromisoformat, metavar="NGÀY", help="ngày kết thúc sổ")
        parser.add_argument("--cash-counted", required=True, type=int, metavar="ĐỒNG", help="tiền mặt kiểm kê được")
        parser.add_argument("--document", required=True, help="văn bản quyết định")
        parser.add_argument("--given-by", required=True, help="người giao")
        parser.add_argument("--taken-by", required=True, help="người nhận")
        parser.add_argument("--witness", default="", help="người chứng kiến")
        parser.add_argument("--reason", default="", help="lý do, khi còn việc chờ")

    def call(self, *, by: int, on: date, job: int | None, unit: str, receiver: str, **options: Any) -> Any:
        unit_id, receiver_id = forms.units_named([unit, receiver])
        names = ("ended_on", "cash_counted", "document", "given_by", "taken_by", "witness", "reason")
        given = {name: options[name] for name in names}
        return {"handover": services.hand_over(by=by, unit_id=unit_id, receiver_id=receiver_id, on=on, **given)}
