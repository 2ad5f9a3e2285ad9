"""congdoan bookkeeping void-voucher: end one whose money has not moved."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Hủy một chứng từ chưa thu chi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("voucher_id", type=int, help="số thứ tự của chứng từ trong hệ thống")
        parser.add_argument("--reason", required=True, help="lý do")

    def call(self, *, by: int, on: date, job: int | None, voucher_id: int, reason: str, **options: Any) -> Any:
        services.void_voucher(by=by, voucher_id=voucher_id, reason=reason, on=on)
        return {"voucher": voucher_id}

    def words(self, answer: Any) -> str:
        return f"Đã hủy chứng từ {answer['voucher']}."
