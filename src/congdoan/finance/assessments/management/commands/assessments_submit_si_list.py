"""congdoan assessments submit-si-list EMPLOYER FILE."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from congdoan.finance.assessments import services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.money import parse_dong
from congdoan.people.organisations import queries as organisations


class Command(UseCaseCommand):
    help = "Đọc D02-LT hoặc C12-TS của một doanh nghiệp và ghi bản khai; bản khai chờ được nhận, tên người không được giữ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("employer", help="mã doanh nghiệp")
        parser.add_argument("file", type=Path)
        parser.add_argument("--wage-fund", type=parse_dong, default=None, help="tổng quỹ lương, khi danh sách chưa đủ để tính")

    def call(self, *, by: int, on: date, job: int | None, employer: str, file: Path, wage_fund: int | None, **options: Any) -> Any:
        found = organisations.by_code([employer]).get(employer.upper())
        if found is None:
            raise services.EmployerUnknown(code=employer)
        ids = services.submit_si_list(
            by=by, employer_id=found.id, file_name=Path(file).name, content=Path(file).read_bytes(), key=uuid4(), on=on,
            wage_fund_dong=wage_fund,
        )  # fmt: skip
        return {"ids": ids}
