"""congdoan restructuring plan_unit ID UNIT OUTCOME [--targets …] [--parent …] …."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.activities.restructuring import services
from congdoan.activities.restructuring.rules import BOOKS, GRANTS, OUTCOMES
from congdoan.foundation.access.doors import UseCaseCommand

TEXTS = {
    "targets": "đơn vị tiếp nhận, cách nhau bằng dấu ;", "parent": "mã cấp trên mới", "name": "tên mới", "kind": "loại mới",
    "member_policy": "xử lý đoàn viên: move, end, ask", "given_by": "người giao", "taken_by": "người nhận", "note": "ghi chú",
}  # fmt: skip


class Command(UseCaseCommand):
    help = "Ghi vào phương án kết cục của một đơn vị."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("reorganisation_id", type=int, help="số nội bộ của quyết định")
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("outcome", choices=list(OUTCOMES), help="kết cục")
        for name, words in TEXTS.items():
            parser.add_argument(f"--{name.replace('_', '-')}", default="", help=words)
        parser.add_argument("--grants", choices=list(GRANTS), default="end", help="quyền của người dùng")
        parser.add_argument("--books", choices=list(BOOKS), default="keep", help="sổ sách")
        parser.add_argument("--members", type=int, default=None, help="số đoàn viên")
        parser.add_argument("--cash-counted", type=int, default=None, help="tiền mặt kiểm kê, đồng")

    def call(self, *, by: int, on: date, job: int | None, reorganisation_id: int, unit: str, outcome: str, **options: Any) -> Any:
        given = {name: options[name] for name in (*TEXTS, "grants", "books", "members", "cash_counted")}
        services.plan_unit(by=by, reorganisation_id=reorganisation_id, unit=unit, outcome=outcome, on=on, **given)
        return {"unit": unit.upper(), "outcome": outcome}
