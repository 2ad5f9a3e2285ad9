"""congdoan bookkeeping export-handover CODE pdf|xlsx [--out FILE]."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.whole_files import write_whole


class Command(UseCaseCommand):
    help = "Xuất biên bản (pdf) hoặc kiểm kê (xlsx) của một lần bàn giao."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị giao")
        parser.add_argument("kind", choices=["pdf", "xlsx"], help="kiểu tệp")
        parser.add_argument("--out", type=Path, default=None, metavar="TỆP", help="tệp ghi ra")

    def call(self, *, by: int, on: date, job: int | None, unit: str, kind: str, out: Path | None, **options: Any) -> Any:
        file = services.export_handover(by=by, unit_id=forms.unit_named(unit), kind=kind, made_at=localtime(), on=on)
        path = Path(out or file.name)
        write_whole(path, file.content)
        return {"file": str(path), "bytes": len(file.content)}
