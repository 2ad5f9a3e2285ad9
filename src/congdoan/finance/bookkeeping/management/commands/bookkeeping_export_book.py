"""congdoan bookkeeping export-book UNIT BOOK --since --until --format xlsx|pdf --out FILE."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from congdoan.finance.bookkeeping import forms, services
from congdoan.finance.bookkeeping.rules.books import NAMES
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.whole_files import write_whole


class Command(UseCaseCommand):
    help = "Xuất một sổ kế toán của đơn vị ra Excel hoặc PDF/A."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("book", choices=list(NAMES))
        parser.add_argument("--since", type=date.fromisoformat, required=True, metavar="NGÀY")
        parser.add_argument("--until", type=date.fromisoformat, required=True, metavar="NGÀY")
        parser.add_argument("--account", default="", help="tài khoản của sổ cái")
        parser.add_argument("--format", dest="kind", choices=["xlsx", "pdf"], default="xlsx")
        parser.add_argument("--out", type=Path, required=True, metavar="TỆP")

    def call(self, *, by: int, on: date, job: int | None, unit: str, book: str, out: Path, **options: Any) -> Any:
        given = {name: options[name] for name in ("since", "until", "account", "kind")}
        made = services.export_book(by=by, unit_id=forms.unit_named(unit), book=book, made_at=localtime(), on=on, **given)
        write_whole(out, made.content)
        return {"file": str(out), "bytes": len(made.content)}
