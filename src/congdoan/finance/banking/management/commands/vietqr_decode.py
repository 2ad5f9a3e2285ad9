"""`congdoan vietqr decode PAYLOAD`: what a VietQR code says and everything that is wrong with it."""

from argparse import ArgumentParser
from typing import Any

from congdoan.finance.banking.rules import vietqr
from congdoan.foundation.access.doors import PureCommand


class Command(PureCommand):
    help = "Đọc một mã VietQR: người nhận, số tiền, nội dung và mọi lỗi trong mã."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("payload", metavar="MÃ")

    def call(self, *, payload: str, **options: Any) -> dict[str, Any]:
        return vietqr.described(vietqr.decode(payload))
