"""congdoan documents export-disposal ID KIND --to FILE.pdf."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services
from congdoan.foundation.kernel.whole_files import write_whole


class Command(UseCaseCommand):
    help = "In giấy của một đợt tiêu hủy: danh mục, biên bản hội đồng, biên bản tiêu hủy."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("disposal_id", type=int, metavar="ĐỢT")
        parser.add_argument("kind", choices=["list", "minutes", "record"], metavar="LOẠI", help="list, minutes, record")
        parser.add_argument("--to", type=Path, required=True, metavar="TỆP", help="tệp .pdf sẽ viết")

    def call(self, *, by: int, on: date, job: int | None, disposal_id: int, kind: str, to: Path, **options: Any) -> Any:
        made = services.export_disposal(by=by, disposal_id=disposal_id, kind=kind, made_at=localtime(), on=on)
        write_whole(to, made.content)
        return {"path": str(to), "bytes": len(made.content)}
