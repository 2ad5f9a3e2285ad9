"""congdoan collection recompute-shares 2024-01 2024-12."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import forms, services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.periods import first_day, last_day, parse_month


class Command(UseCaseCommand):
    help = "Chia lại tiền đã ghi trong các tháng theo bảng tỷ lệ nay có hiệu lực; chỉ ghi chênh lệch. Chạy lại không ghi hai lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("first_month", type=parse_month, help="từ tháng, 2024-01")
        parser.add_argument("last_month", type=parse_month, help="đến tháng")
        parser.add_argument("--unit", default="", help="mã đơn vị thu")
        parser.add_argument("--preview", action="store_true", help="chỉ xem, không ghi")

    def call(self, *, by: int, on: date, job: int | None, first_month: int, last_month: int, **options: Any) -> Any:
        unit_id = forms.collector_named(options["unit"]).id
        during = first_day(first_month), last_day(last_month)
        if options["preview"]:
            found, law = services.preview_recompute(by=by, unit_id=unit_id, during=during, on=on)
            return services.Recomputed(found.count, found.moved, law)
        return services.recompute_shares(by=by, unit_id=unit_id, during=during, on=on)

    def words(self, answer: Any) -> str:
        return f"{answer.pieces} khoản đổi, chuyển {format_dong(answer.moved)} đồng. Căn cứ: {answer.law}"
