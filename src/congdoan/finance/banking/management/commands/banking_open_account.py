"""`congdoan banking open-account UNIT BANK NUMBER`: an account on which a unit collects."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.banking import services
from congdoan.finance.banking.forms import branch_of
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Đăng ký tài khoản thu của một đơn vị."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ-ĐƠN-VỊ")
        parser.add_argument("bank", metavar="NGÂN-HÀNG")
        parser.add_argument("number", metavar="SỐ-TÀI-KHOẢN")
        parser.add_argument("--name", default="", help="tên tài khoản")
        parser.add_argument("--since", type=date.fromisoformat, default=None, help="ngày đầu; bỏ trống = từ trước đến nay")
        parser.add_argument("--until", type=date.fromisoformat, default=None, help="ngày đầu tiên thôi thu")

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        unit_id = branch_of(options["unit"], by=by, on=on)
        account_id = services.open_account(
            by=by,
            unit_id=unit_id,
            bank=options["bank"],
            number=options["number"],
            on=on,
            since=options["since"],
            until=options["until"],
            name=options["name"],
        )
        return {"account": account_id, "unit": unit_id}
