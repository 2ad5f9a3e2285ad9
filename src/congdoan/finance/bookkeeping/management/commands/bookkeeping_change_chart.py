"""congdoan bookkeeping change-chart CODE [--reason …] [--mark …]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Chuyển mọi số dư của các đơn vị sang hệ thống tài khoản mới. Chạy lại chỉ chuyển phần còn sót."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("branch", help="mã đơn vị; gồm mọi đơn vị bên dưới có sổ")
        parser.add_argument("--reason", default="", help="lý do, khi tháng 1 đã khóa mềm")
        parser.add_argument("--mark", default=None, help="dấu của bản xem trước; khác thì dừng, không ghi gì")

    def call(self, *, by: int, on: date, job: int | None, branch: str, reason: str, mark: str | None, **options: Any) -> Any:
        unit_id = forms.unit_named(branch)
        units = ledger.units_booked(unit_id, until=queries.changeover(unit_id).month)
        return {"entries": services.change_chart(by=by, branch_id=unit_id, unit_ids=units, reason=reason, mark=mark, on=on)}

    def words(self, answer: Any) -> str:
        return f"Đã chuyển số dư của {answer['entries']} đơn vị."
