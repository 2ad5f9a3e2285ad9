"""congdoan budgets submit-settlement UNIT YEAR [--note TEXT] [--reason TEXT] [--explanation TEXT] [--because CEILING=TEXT]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.budgets import services
from congdoan.finance.budgets.management.figures import read_reasons
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Gửi quyết toán năm của một đơn vị lên cấp trên; số liệu gửi đi được giữ nguyên."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("year", type=int, help="năm quyết toán")
        parser.add_argument("--note", default="", help="lời gửi cấp trên")
        parser.add_argument("--reason", default="", help="lý do thay bản đã duyệt")
        parser.add_argument("--explanation", default="", help="giải trình khi đẳng thức chưa khớp")
        parser.add_argument("--because", action="append", default=[], metavar="TỶ_LỆ=LÝ DO", help="lý do chưa đúng một tỷ lệ chi")

    def call(
        self, *, by: int, on: date, job: int | None, unit: str, year: int, note: str, reason: str, explanation: str,
        because: list[str], **options: Any
    ) -> Any:  # fmt: skip
        new = services.submit_settlement(
            by=by, code=unit, year=year, on=on, note=note, reason=reason, explanation=explanation, overrides=read_reasons(because)
        )
        return {"id": new}
