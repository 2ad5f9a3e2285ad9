"""congdoan budgets make-paper settlement|estimate ID [--out FILE]."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from congdoan.finance.budgets import queries, services
from congdoan.finance.budgets.management.on_paper import PaperCommand
from congdoan.foundation.kernel.whole_files import write_whole


class Command(PaperCommand):
    help = "Lập một lần bản PDF để ký của một quyết toán hay dự toán đã trình; ghi bản mới nhất ra tệp."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--out", type=Path, default=None, metavar="TỆP")

    def call(self, *, by: int, on: date, job: int | None, kind: str, subject_id: int, out: Path | None, **options: Any) -> Any:
        new = services.make_paper(by=by, kind=kind, subject_id=subject_id, made_at=localtime(), on=on)
        if out is not None:
            write_whole(out, queries.paper_content(new) or b"")
        return {"paper": new, "file": str(out) if out else None}
