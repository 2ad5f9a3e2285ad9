"""congdoan collection prepare-refund LINE [--amount ĐỒNG]: an order that returns money of a line to where it came from."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Lập lệnh chi hoàn trả tiền nộp thừa, tiền chuyển nhầm của một dòng về tài khoản đã chuyển đến."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("line", type=int, help="số của dòng")
        parser.add_argument("--amount", default="", help="số tiền; bỏ trống: tất cả phần còn lại")
        parser.add_argument("--bank", default="", help="ngân hàng của tài khoản nhận")
        parser.add_argument("--branch-code", default="", help="mã chi nhánh, 8 chữ số")

    def call(self, *, by: int, on: date, job: int | None, line: int, amount: str, bank: str, branch_code: str, **_: Any) -> Any:
        order = services.prepare_refund(
            by=by, unit_id=forms.unit_of_line(line), line_id=line, on=on, amount=forms.amount_of(amount), bank=bank, branch_code=branch_code
        )
        return {"orders": [order]}
