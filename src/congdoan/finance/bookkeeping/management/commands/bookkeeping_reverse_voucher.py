"""congdoan bookkeeping reverse-voucher: take a booked one back."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Đảo một chứng từ đã ghi sổ: ghi ngược hai bên, hoặc ghi đỏ (ghi số âm)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("voucher_id", type=int, help="số thứ tự của chứng từ trong hệ thống")
        parser.add_argument("--date", type=date.fromisoformat, required=True, help="ngày ghi sổ của bút toán đảo")
        parser.add_argument("--reason", required=True, help="lý do")
        parser.add_argument("--red", action="store_true", help="ghi đỏ")

    def call(self, *, by: int, on: date, job: int | None, voucher_id: int, reason: str, **options: Any) -> Any:
        entry_id = services.reverse_voucher(
            by=by, voucher_id=voucher_id, accounting_date=options["date"], reason=reason, red=options["red"], on=on
        )
        return {"voucher": voucher_id, "entry": entry_id}

    def words(self, answer: Any) -> str:
        return f"Đã đảo chứng từ {answer['voucher']} bằng bút toán số {answer['entry']}."
