"""`congdoan banking receive-notification PROVIDER ADDRESS FILE`: a call kept by a queue in front, or one to try with."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import CommandError
from django.utils.timezone import now

from congdoan.finance.banking import services
from congdoan.finance.banking.rules.notifications import MOST_BYTES
from congdoan.foundation.access.doors import PureCommand


class Command(PureCommand):
    help = "Nhận một thông báo ngân hàng từ tệp hoặc đầu vào chuẩn, như khi bên gửi gọi đến địa chỉ ấy."
    needs_database: ClassVar[bool] = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("provider", metavar="BÊN-GỬI")
        parser.add_argument("address", metavar="ĐỊA-CHỈ", help="phần cuối của địa chỉ nhận")
        parser.add_argument("file", metavar="TỆP", help="nội dung nguyên văn; - là đầu vào chuẩn")
        parser.add_argument("--header", action="append", default=[], metavar="TÊN: GIÁ-TRỊ", help="một đầu mục của lời gọi; lặp lại được")

    def call(self, *, provider: str, address: str, file: str, header: list[str], **options: Any) -> Any:
        if wrong := next((line for line in header if ":" not in line), None):
            raise CommandError(f"Đầu mục «{wrong[:80]}» phải có dạng TÊN: GIÁ-TRỊ.", returncode=2)
        headers = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in header)}
        found = services.receive_notification(provider=provider, address=address, headers=headers, body=_body(file), at=now())
        return {"success": found.is_genuine, "state": found.state, "reason": found.reason}


def _body(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        with Path(file).open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as cause:
        raise CommandError(f"Không mở được tệp {file}: {cause.strerror}.", returncode=2) from None
