"""congdoan notices send-notices [--unit CODE] --month 2024-06 | --notice ID …: puts mails in the queue."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection.queries.units import collector_named
from congdoan.finance.notices import queries, services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.periods import parse_month


class Command(UseCaseCommand):
    help = "Xếp giấy báo vào hộp thư đi, mỗi giấy một thư đến người nộp của nó; lệnh `notices deliver-notices` gửi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--unit", default="", help="mã đơn vị thu; bỏ trống khi chỉ có một")
        chosen = parser.add_mutually_exclusive_group(required=True)
        chosen.add_argument("--month", type=parse_month, help="mọi giấy báo phát hành trong tháng, ví dụ 2024-06")
        chosen.add_argument("--notice", action="append", type=int, metavar="SỐ")
        parser.add_argument("--again", action="store_true", help="gửi lại cả thư đã gửi hoặc đã thôi")

    def call(
        self, *, by: int, on: date, job: int | None, unit: str, month: int | None, notice: list[int] | None, again: bool, **options: Any
    ) -> Any:  # fmt: skip
        unit_id = collector_named(unit).id
        ids = notice or [one.id for one in queries.notices(unit_id=unit_id, month=month, until=on)]
        return services.send_notices(by=by, unit_id=unit_id, notice_ids=ids, on=on, again=again)
