"""congdoan documents export-outgoing UNIT YEAR --to FILE.pdf|FILE.xlsx."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import unit_of


class Command(UseCaseCommand):
    help = "Xuất sổ đăng ký văn bản đi của một năm, đủ các cột."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ", help="mã đơn vị")
        parser.add_argument("year", type=int, metavar="NĂM")
        parser.add_argument("--to", type=Path, required=True, metavar="TỆP", help="tệp .pdf hoặc .xlsx sẽ viết")

    def call(self, *, by: int, on: date, job: int | None, unit: str, year: int, to: Path, **options: Any) -> Any:
        kind = to.suffix.removeprefix(".").casefold()
        made = services.export_outgoing(by=by, unit_id=unit_of(unit), year=year, kind=kind, made_at=localtime(), on=on)
        to.write_bytes(made.content)
        return {"path": str(to), "bytes": len(made.content)}
