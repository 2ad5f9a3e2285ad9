"""congdoan budgets export-estimate UNIT YEAR --out FILE --format xlsx|pdf."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from congdoan.finance.budgets import queries, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Xuất dự toán năm của một đơn vị ra Excel hoặc PDF/A."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("year", type=int)
        parser.add_argument("--out", type=Path, required=True, metavar="TỆP")
        parser.add_argument("--format", dest="kind", choices=["xlsx", "pdf"], default="xlsx")

    def call(self, *, by: int, on: date, job: int | None, unit: str, year: int, out: Path, kind: str, **options: Any) -> Any:
        unit_id = queries.unit_of(unit).id
        made = services.export_estimate(by=by, unit_id=unit_id, year=year, kind=kind, made_at=localtime(), on=on)
        Path(out).write_bytes(made.content)
        return {"file": str(out), "bytes": len(made.content)}
