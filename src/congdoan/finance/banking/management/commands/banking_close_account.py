"""`congdoan banking close-account NUMBER --until DATE`: an account on which nobody collects any more."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.banking import queries, services
from congdoan.finance.banking.forms import UnknownAccount
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Kết thúc đăng ký một tài khoản thu; sao kê đã nạp vẫn còn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("number", metavar="SỐ-TÀI-KHOẢN")
        parser.add_argument("--until", type=date.fromisoformat, required=True, help="ngày đầu tiên thôi thu")

    def call(self, *, by: int, on: date, job: int | None, number: str, until: date, **options: Any) -> Any:
        open_now = [account for account in queries.accounts() if account.number == number and account.until is None]
        if not open_now:
            raise UnknownAccount(number=number)
        services.close_account(by=by, account_id=open_now[0].id, until=until, on=on)
        return {"account": open_now[0].id, "until": until}
