"""congdoan documents propose-disposal UNIT FILES.json."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_disposal import reasons_of, require_come
from congdoan.foundation.documents.management.on_document import unit_of


class Command(UseCaseCommand):
    help = "Đề nghị tiêu hủy những hồ sơ đã hết thời hạn bảo quản."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ", help="mã đơn vị")
        parser.add_argument("files", type=Path, metavar="TỆP", help='tệp JSON: {"số hồ sơ": "lý do"}')

    def call(self, *, by: int, on: date, job: int | None, unit: str, files: Path, **options: Any) -> Any:
        require_come(on)
        return {"disposal": services.propose_disposal(by=by, unit_id=unit_of(unit), files=reasons_of(files), on=on)}
