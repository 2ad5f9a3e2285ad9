"""Commands that write a unit's figures of a year into a file."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.finance.budgets import services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.whole_files import write_whole


class FileCommand(UseCaseCommand):
    """UNIT YEAR --out FILE --format xlsx|pdf; override `made`."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("year", type=int)
        parser.add_argument("--out", type=Path, required=True, metavar="TỆP")
        parser.add_argument("--format", dest="kind", choices=["xlsx", "pdf"], default="xlsx")

    def made(self, *, by: int, on: date, unit: str, year: int, kind: str) -> services.Exported:
        """Return the file; override this."""
        raise NotImplementedError

    def call(self, *, by: int, on: date, job: int | None, unit: str, year: int, out: Path, kind: str, **options: Any) -> Any:
        made = self.made(by=by, on=on, unit=unit, year=year, kind=kind)
        write_whole(out, made.content)
        return {"file": str(out), "bytes": len(made.content)}
