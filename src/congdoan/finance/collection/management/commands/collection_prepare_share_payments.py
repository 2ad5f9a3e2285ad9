"""congdoan collection prepare-share-payments [--unit CODE] [BODY[=AMOUNT] …]: orders for what the single account owes; all by default."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import forms, services
from congdoan.finance.collection.queries import payouts
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Lập lệnh chi phần được chia cho công đoàn cơ sở và cấp trên; lệnh chờ người khác duyệt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("bodies", nargs="*", metavar="MÃ[=SỐ-TIỀN]", help="bỏ trống: mọi nơi có tài khoản nhận")
        parser.add_argument("--unit", default="", help="mã đơn vị có tài khoản thu")

    def call(self, *, by: int, on: date, job: int | None, bodies: list[str], unit: str, **_: Any) -> Any:
        collector = forms.collector_named(unit)
        if bodies:
            told = [text.partition("=") for text in bodies]
            known = forms.bodies_named([code for code, _, _ in told])
            choices = [services.ShareChoice(known[code.strip()].pk, forms.amount_of(amount)) for code, _, amount in told]
        else:
            dues = payouts.share_dues(collector.id, on=on)
            choices = [services.ShareChoice(due.body_id) for due in dues if due.left and due.receivers]
        return {"orders": services.prepare_share_payments(by=by, unit_id=collector.id, choices=choices, on=on)}
