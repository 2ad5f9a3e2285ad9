"""congdoan documents export-case-package UNIT YEAR | --case ID, --to FILE.zip."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand, acting
from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import unit_of
from congdoan.foundation.kernel.whole_files import whole_file


class Command(UseCaseCommand):
    help = "Xuất hồ sơ của một năm (hoặc một hồ sơ) thành gói ZIP tự kiểm tra được."
    one_transaction = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ", help="mã đơn vị")
        parser.add_argument("year", type=int, metavar="NĂM")
        parser.add_argument("--case", type=int, default=None, metavar="SỐ", help="chỉ hồ sơ có số thứ tự này trong hệ thống")
        parser.add_argument("--to", type=Path, required=True, metavar="TỆP", help="tệp .zip sẽ viết")

    def call(self, *, by: int, on: date, job: int | None, unit: str, year: int, case: int | None, to: Path, **options: Any) -> Any:
        with acting(by, on=on):
            asked = {"case_id": case} if case is not None else {"unit_id": unit_of(unit), "year": year}
            made = services.export_case_package(by=by, made_at=localtime(), on=on, **asked)
        with whole_file(to) as file:
            for done, piece in enumerate(made.pieces(within=lambda: acting(by, on=on))):
                file.write(piece)
                access.report(job, done=min(done, len(made.entries)), total=len(made.entries), words=f"{made.cases} hồ sơ")
        return {"path": str(to), "cases": made.cases, "files": len(made.entries), "list": made.list_sha256}
