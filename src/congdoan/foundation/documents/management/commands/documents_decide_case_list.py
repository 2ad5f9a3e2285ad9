"""congdoan documents decide-case-list UNIT YEAR FILE --document TEXT."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import bytes_of, unit_of


class Command(UseCaseCommand):
    help = "Ban hành danh mục hồ sơ của một năm, đọc từ tệp văn bản."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ", help="mã đơn vị")
        parser.add_argument("year", type=int, metavar="NĂM")
        parser.add_argument(
            "files", type=Path, metavar="TỆP", help="mỗi dòng: đề mục (KÝ HIỆU), hoặc tiêu đề | thời hạn | căn cứ | người lập"
        )
        parser.add_argument("--document", required=True, help="văn bản ban hành")

    def call(self, *, by: int, on: date, job: int | None, unit: str, year: int, files: Path, document: str, **options: Any) -> Any:
        told = bytes_of(files).decode("utf-8", "replace")
        return {"count": services.decide_case_list(by=by, unit_id=unit_of(unit), year=year, document=document, files=told, on=on)}
