"""`congdoan procedures export-standing UNIT YEAR --to FILE`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from congdoan.activities.procedures import services
from congdoan.activities.procedures.forms.told import unit_of
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.whole_files import write_whole


class Command(UseCaseCommand):
    """Write how requests went in a year."""

    help = "Xuất thống kê giải quyết thủ tục của một năm (.pdf hoặc .xlsx)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit")
        parser.add_argument("year", type=int)
        parser.add_argument("--to", required=True, type=Path)

    def call(self, *, by: int, on: Any, job: int | None, unit: str, year: int, to: Path, **_: Any) -> Any:
        kind = to.suffix.lstrip(".").lower()
        file = services.export_standing(by=by, unit_id=unit_of(unit), year=year, kind=kind, made_at=localtime(), on=on)
        write_whole(to, file.content)
        return {"file": str(to), "bytes": len(file.content)}
