"""congdoan collection set-virtual-prefix ACCOUNT PREFIX --document WORDS."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Ghi đầu số tài khoản định danh mà ngân hàng cấp cho một tài khoản thu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("account", help="số tài khoản thu")
        parser.add_argument("prefix", help="1 đến 11 chữ số hoặc chữ in hoa")
        parser.add_argument("--document", required=True, help="thỏa thuận với ngân hàng")
        parser.add_argument("--unit", default="", help="mã đơn vị thu; bỏ trống khi chỉ có một")

    def call(
        self, *, by: int, on: date, job: int | None, account: str, prefix: str, document: str, unit: str, **options: Any
    ) -> Any:  # fmt: skip
        unit_id = forms.collector_named(unit).id
        new = services.set_virtual_prefix(by=by, unit_id=unit_id, number=account, prefix=prefix, document=document, on=on)
        return {"id": new}
