"""congdoan bookkeeping set-month-states MONTH soft|hard|open --branch CODE [--unit CODE …] [--reason …]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.periods import parse_month


class Command(UseCaseCommand):
    help = "Khóa mềm, khóa cứng hoặc mở lại một tháng của nhiều đơn vị."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("month", help="tháng, ví dụ 2024-06")
        parser.add_argument("state", choices=["open", "soft", "hard"], help="mở, khóa mềm, khóa cứng")
        parser.add_argument("--branch", default="", help="mã đơn vị; gồm mọi đơn vị bên dưới có sổ")
        parser.add_argument("--unit", action="append", default=[], metavar="MÃ", help="chỉ các đơn vị này")
        parser.add_argument("--reason", default="", help="lý do, khi còn việc chờ hoặc khi mở lại")

    def call(
        self, *, by: int, on: date, job: int | None, month: str, state: Any, branch: str, unit: list[str], reason: str, **options: Any
    ) -> Any:
        period = parse_month(month)
        units = forms.units_named(unit) if unit else ledger.units_booked(forms.unit_named(branch), until=period)
        return {"changed": len(services.set_month_states(by=by, unit_ids=units, month=period, state=state, reason=reason, on=on))}

    def words(self, answer: Any) -> str:
        return f"Đã đổi tình trạng tháng của {answer['changed']} đơn vị."
