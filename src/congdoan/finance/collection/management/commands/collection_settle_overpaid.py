"""congdoan collection settle-overpaid."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import forms, services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.money import format_dong


class Command(UseCaseCommand):
    help = "Trừ phần đã nộp cao hơn số phải nộp đã giảm: bù các tháng còn nợ, còn lại là nộp thừa. Chạy lại không ghi hai lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--unit", default="", help="mã đơn vị thu")
        parser.add_argument("--preview", action="store_true", help="chỉ xem, không ghi")

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        unit_id = forms.collector_named(options["unit"]).id
        if options["preview"]:
            found, law = services.preview_overpaid(by=by, unit_id=unit_id, on=on)
            return services.Recomputed(found.count, found.moved, law)
        return services.settle_overpaid(by=by, unit_id=unit_id, on=on)

    def words(self, answer: Any) -> str:
        return f"{answer.pieces} khoản đổi, chuyển {format_dong(answer.moved)} đồng."
