"""`congdoan vietqr encode --bin … --account …`: the text of a VietQR code."""

import re
from argparse import ArgumentParser
from typing import Any

from congdoan.finance.banking.rules import vietqr
from congdoan.finance.banking.rules.vietqr.writing import WrongAmount
from congdoan.foundation.access.doors import PureCommand


class Command(PureCommand):
    help = "Viết một mã VietQR."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--bin", required=True, metavar="BIN", help="mã 6 số của ngân hàng nhận")
        parser.add_argument("--account", required=True, metavar="SỐ", help="số tài khoản hoặc số thẻ nhận")
        parser.add_argument("--amount", default=None, metavar="ĐỒNG", help="số tiền, chỉ gồm chữ số")
        parser.add_argument("--purpose", default="", metavar="NỘI-DUNG", help="nội dung, nhiều nhất 25 ký tự")
        parser.add_argument("--service", default="QRIBFTTA", help="QRIBFTTA (đến tài khoản) hoặc QRIBFTTC (đến thẻ)")

    def call(self, *, bin: str, account: str, amount: str | None, purpose: str, service: str, **options: Any) -> dict[str, str]:
        dong = None if amount is None else _dong(amount)
        return {"payload": vietqr.encode(bin=bin, account=account, amount=dong, purpose=purpose, service=service)}

    def words(self, answer: Any) -> str:
        return str(answer["payload"])


def _dong(text: str) -> int:
    """Read digits alone: a point or comma could be thousands here and decimals elsewhere, and a printed code is not taken back."""
    if not re.fullmatch(r"[0-9]{1,18}", text):
        raise WrongAmount(found="".join(sign if sign.isprintable() else "\ufffd" for sign in text[:60]))
    return int(text)
