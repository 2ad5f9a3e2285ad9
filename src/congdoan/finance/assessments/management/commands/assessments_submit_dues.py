"""congdoan assessments submit-dues UNIT MONTH --members N --collected ĐỒNG [--note TEXT] [--key UUID]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from congdoan.finance.assessments import forms, services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.money import parse_dong
from congdoan.foundation.kernel.periods import parse_month


class Command(UseCaseCommand):
    help = "Báo cáo đoàn phí một tháng lên cấp trên; cấp trên nhận thì ghi sổ hai bên."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã công đoàn")
        parser.add_argument("month", type=parse_month, help="tháng, như 2024-01")
        parser.add_argument("--members", type=int, required=True, help="số đoàn viên đóng")
        parser.add_argument("--collected", type=parse_dong, required=True, help="số đồng đã thu")
        parser.add_argument("--note", default="", help="ghi chú")
        parser.add_argument("--key", type=UUID, default=None, help="khóa chống gửi hai lần")

    def call(
        self, *, by: int, on: date, job: int | None, unit: str, month: int, members: int, collected: int, note: str, key: UUID | None,
        **options: Any,
    ) -> Any:  # fmt: skip
        new = services.submit_dues(
            by=by, unit_id=forms.union_of(unit).id, month=month, members_paying=members, collected_dong=collected, key=key or uuid4(),
            note=note, on=on,
        )  # fmt: skip
        return {"id": new}
