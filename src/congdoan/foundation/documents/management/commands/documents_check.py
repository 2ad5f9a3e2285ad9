"""`congdoan documents check FILE.docx`: whether a Word file keeps the prescribed form."""

from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from congdoan.foundation.access.doors import PureCommand, today
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.rules.writing import check, opened


class Command(PureCommand):
    help = "Soát thể thức một văn bản Word: từng lỗi, cách sửa và điều khoản."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, metavar="TỆP", help="tệp .docx")

    def call(self, *, file: Path, **options: Any) -> dict[str, Any]:
        try:
            content = file.read_bytes()
        except OSError as cause:
            raise CommandError(f"Không mở được tệp {file}: {cause.strerror}.", returncode=2) from None
        day = today()
        found = check(opened(content, file=file.name), queries.page(on=day), queries.boxes(on=day), queries.kinds())
        return {"ok": not found, "findings": [asdict(finding) for finding in found]}

    def words(self, answer: Any) -> str:
        lines = [f"- Ô {each['box']}: {each['says']} ({each['article']}). Đang là: {each['found']}" for each in answer["findings"]]
        return "\n".join(lines) or "Đúng thể thức: không có lỗi nào."
