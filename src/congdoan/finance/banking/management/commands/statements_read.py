"""`congdoan statements read FILE`: what a bank's file says, and whether its sums hold."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from congdoan.finance.banking.rules import statements
from congdoan.foundation.access.doors import PureCommand


class Command(PureCommand):
    help = "Đọc một tệp sao kê ngân hàng và kiểm chứng số dư."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", metavar="TỆP")
        parser.add_argument("--bank", default=None, metavar="TÊN", help="mẫu của ngân hàng, khi tệp không tự nhận ra được")

    def call(self, **options: Any) -> dict[str, Any]:
        path, bank = Path(options["file"]), options["bank"]
        if bank and statements.layout_named(bank) is None:
            raise CommandError(f"Không có mẫu sao kê của ngân hàng {bank}.", returncode=2)
        try:
            content = path.read_bytes()
        except OSError as cause:
            raise CommandError(f"Không mở được tệp {path}: {cause.strerror}.", returncode=2) from None
        found = statements.read(content, name=path.name, bank=bank)
        statements.insist_on_whole(found)
        return {"statements": [statements.described(statement) for statement in found]}
