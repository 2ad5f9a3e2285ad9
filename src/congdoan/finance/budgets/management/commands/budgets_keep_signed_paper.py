"""congdoan budgets keep-signed-paper settlement|estimate ID --file FILE."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from congdoan.finance.budgets import services
from congdoan.finance.budgets.management.on_paper import PaperCommand, bytes_of


class Command(PaperCommand):
    help = "Nhận bản PDF đã ký ở nơi khác, sau khi kiểm tra đúng bản và chữ ký nguyên vẹn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--file", type=Path, required=True, metavar="TỆP", help="PDF đã ký")

    def call(self, *, by: int, on: date, job: int | None, kind: str, subject_id: int, file: Path, **options: Any) -> Any:
        content = bytes_of(Path(file))
        return {"place": services.keep_signed_paper(by=by, kind=kind, subject_id=subject_id, content=content, made_at=localtime(), on=on)}
