"""`congdoan banking register-notification-source UNIT PROVIDER`: an address for a provider to call; the key comes by standard input."""

import sys
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.urls import reverse

from congdoan.finance.banking import services
from congdoan.finance.banking.forms import branch_of
from congdoan.finance.banking.rules.notifications import PROVIDERS
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Đăng ký nơi nhận thông báo ngân hàng; khóa của bên gửi đọc từ một dòng ở đầu vào chuẩn, địa chỉ chỉ hiện lần này."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ-ĐƠN-VỊ")
        parser.add_argument("provider", metavar="BÊN-GỬI", help=", ".join(PROVIDERS))
        parser.add_argument("--name", default="", help="tên gọi")

    def call(self, *, by: int, on: date, job: int | None, unit: str, provider: str, name: str, **options: Any) -> Any:
        unit_id = branch_of(unit, by=by, on=on)
        key = sys.stdin.readline(1_000)
        made = services.register_notification_source(by=by, unit_id=unit_id, provider=provider, name=name, key=key, on=on)
        return {"source": made.id, "path": reverse("banking:receive_notification", args=[made.provider, made.address])}
