"""congdoan bookkeeping map-account CODE ACCOUNT TO --document …."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Quyết định riêng của đơn vị: số dư một tài khoản cũ chuyển sang tài khoản nào của hệ thống mới."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("branch", help="mã đơn vị")
        parser.add_argument("account", help="tài khoản cũ")
        parser.add_argument("to", help="tài khoản mới")
        parser.add_argument("--document", required=True, help="văn bản làm căn cứ")

    def call(self, *, by: int, on: date, job: int | None, branch: str, account: str, to: str, document: str, **options: Any) -> Any:
        unit_id = forms.unit_named(branch)
        return {"record": services.map_account(by=by, branch_id=unit_id, account=account, to=to, document=document, on=on)}
