"""congdoan documents open-case-file UNIT YEAR CASE.json."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import json_of, unit_of
from congdoan.foundation.documents.rules.filing import CaseDraft
from congdoan.foundation.documents.rules.writing import UnreadableContent


class Command(UseCaseCommand):
    help = "Mở một hồ sơ ngoài danh mục."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ", help="mã đơn vị")
        parser.add_argument("year", type=int, metavar="NĂM")
        parser.add_argument(
            "case", type=Path, metavar="TỆP", help="tệp JSON: section, section_code, title, keep_years, keep_source, keeper"
        )

    def call(self, *, by: int, on: date, job: int | None, unit: str, year: int, case: Path, **options: Any) -> Any:
        try:
            given = CaseDraft(**json_of(case))
        except TypeError as fault:
            raise UnreadableContent(faults=str(fault)[:120]) from None
        return {"case": services.open_case_file(by=by, unit_id=unit_of(unit), year=year, case=given, on=on)}
