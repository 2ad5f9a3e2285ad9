"""`congdoan banking preview-statement FILE`: what importing a file would do; nothing is written."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from congdoan.finance.banking import services
from congdoan.finance.banking.forms import preview_told
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Cho biết nạp một tệp sao kê sẽ ghi gì; chưa ghi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", metavar="TỆP")
        parser.add_argument("--bank", default=None, metavar="MẪU")
        parser.add_argument("--account", default=None, metavar="SỐ")

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        path = Path(options["file"])
        try:
            content = path.read_bytes()
        except OSError as cause:
            raise CommandError(f"Không mở được tệp {path}: {cause.strerror}.", returncode=2) from None
        preview = services.preview_statement(
            by=by, file_name=path.name, content=content, on=on, bank=options["bank"], account_number=options["account"]
        )
        return preview_told(preview)
