"""congdoan bookkeeping return-voucher: give it back to be changed."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Trả lại một chứng từ cho người lập sửa."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("voucher_id", type=int, help="số thứ tự của chứng từ trong hệ thống")
        parser.add_argument("--reason", required=True, help="lý do")

    def call(self, *, by: int, on: date, job: int | None, voucher_id: int, reason: str, **options: Any) -> Any:
        services.return_voucher(by=by, voucher_id=voucher_id, comment=reason, on=on)
        return {"voucher": voucher_id}

    def words(self, answer: Any) -> str:
        return f"Đã trả lại chứng từ {answer['voucher']}."
