"""congdoan bookkeeping print-voucher: its paper as PDF/A."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from congdoan.finance.bookkeeping import services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.whole_files import write_whole


class Command(UseCaseCommand):
    help = "In một chứng từ ra PDF/A."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("voucher_id", type=int, help="số thứ tự của chứng từ trong hệ thống")
        parser.add_argument("--out", type=Path, required=True, metavar="TỆP")

    def call(self, *, by: int, on: date, job: int | None, voucher_id: int, out: Path, **options: Any) -> Any:
        made = services.print_voucher(by=by, voucher_id=voucher_id, made_at=localtime(), on=on)
        write_whole(out, made.content)
        return {"file": str(out), "bytes": len(made.content)}
