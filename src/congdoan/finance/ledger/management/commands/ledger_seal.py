"""congdoan ledger seal: chain the hash of what was booked since the seal before."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.ledger import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Niêm phong sổ: mọi bút toán ghi từ lần niêm phong trước của từng đơn vị."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--unit", type=int, action="append", help="chỉ đơn vị này (ghi được nhiều lần)")

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        return {"sealed": services.seal(by=by, unit_ids=options["unit"], on=on)}

    def words(self, answer: Any) -> str:
        entries = sum(one.entries for one in answer["sealed"])
        return f"Đã niêm phong {entries} bút toán của {len(answer['sealed'])} đơn vị."
