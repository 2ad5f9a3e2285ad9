"""congdoan bookkeeping submit-voucher: ask for approval."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Trình duyệt một chứng từ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("voucher_id", type=int, help="số thứ tự của chứng từ trong hệ thống")

    def call(self, *, by: int, on: date, job: int | None, voucher_id: int, **options: Any) -> Any:
        services.submit_voucher(by=by, voucher_id=voucher_id, on=on)
        return {"voucher": voucher_id}

    def words(self, answer: Any) -> str:
        return f"Đã trình duyệt chứng từ {answer['voucher']}."
