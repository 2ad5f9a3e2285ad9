"""congdoan budgets sign-paper settlement|estimate ID --key FILE [--password-file FILE] [--place TEXT]."""

from argparse import ArgumentParser
from datetime import date
from getpass import getpass
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from congdoan.finance.budgets import services
from congdoan.finance.budgets.management.on_paper import PaperCommand, bytes_of


class Command(PaperCommand):
    help = "Ký bản PDF bằng tệp khóa PKCS#12; tệp khóa và mật khẩu chỉ dùng cho lần này, không lưu lại."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--key", type=Path, required=True, metavar="TỆP", help="tệp .p12 hoặc .pfx")
        parser.add_argument("--password-file", type=Path, default=None, metavar="TỆP", help="tệp chứa mật khẩu (mặc định: hỏi)")
        parser.add_argument("--place", default="", help="nơi ký")

    def call(
        self, *, by: int, on: date, job: int | None, kind: str, subject_id: int, key: Path, password_file: Path | None, place: str,
        **options: Any,
    ) -> Any:  # fmt: skip
        kept = bytes_of(Path(password_file)).decode(errors="replace").rstrip("\r\n") if password_file else None
        password = getpass("Mật khẩu tệp khóa: ") if kept is None else kept
        new = services.sign_paper(
            by=by, kind=kind, subject_id=subject_id, key=bytes_of(Path(key)), password=password, place=place, made_at=localtime(), on=on
        )
        return {"place": new}
