"""congdoan collection undo-line LINE --reason TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import services
from congdoan.finance.collection.forms import unit_of_line
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Đảo mọi bút toán của một dòng, có lý do; tiền trở lại hàng chờ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("line", type=int, help="số của dòng")
        parser.add_argument("--reason", required=True)

    def call(self, *, by: int, on: date, job: int | None, line: int, reason: str, **_: Any) -> Any:
        return {"step": services.undo_line(by=by, unit_id=unit_of_line(line), line_id=line, reason=reason, on=on)}
