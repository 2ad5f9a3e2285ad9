"""congdoan collection teach-name LINE NAME."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import services
from congdoan.finance.collection.forms import unit_of_line
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Nhớ một tên ghi trên dòng đã quyết là của người nộp ấy; dòng sau ghi đúng tên này sẽ tự nhận ra."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("line", type=int, help="số của dòng")
        parser.add_argument("name", help="tên như ghi trên dòng")

    def call(self, *, by: int, on: date, job: int | None, line: int, name: str, **_: Any) -> Any:
        return {"id": services.teach_name(by=by, unit_id=unit_of_line(line), line_id=line, name=name, on=on)}
