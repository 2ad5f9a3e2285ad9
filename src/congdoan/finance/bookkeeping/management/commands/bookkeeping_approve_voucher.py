"""congdoan bookkeeping approve-voucher: approve under the next number."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Duyệt một chứng từ và cấp số."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("voucher_id", type=int, help="số thứ tự của chứng từ trong hệ thống")
        parser.add_argument("--mark", default=None, help="dấu vân tay của nội dung đã xem")
        parser.add_argument("--reason", default="", help="lý do duyệt vượt dự toán")

    def call(self, *, by: int, on: date, job: int | None, voucher_id: int, mark: str | None, reason: str, **options: Any) -> Any:
        number = services.approve_voucher(by=by, voucher_id=voucher_id, mark=mark, reason=reason, on=on)
        return {"voucher": voucher_id, "number": number}

    def words(self, answer: Any) -> str:
        return f"Đã duyệt, số {answer['number']}."
