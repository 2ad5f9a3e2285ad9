"""`congdoan documents lint FILE`: what is wrong with the citations of a document, by the law pack alone."""

from argparse import ArgumentParser
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.foundation.access.doors import PureCommand, today
from congdoan.foundation.documents.management.on_document import bytes_of
from congdoan.foundation.documents.queries.known import law_documents
from congdoan.foundation.documents.rules.linting import lint
from congdoan.foundation.documents.rules.reading import read, text_of


class Command(PureCommand):
    help = "Soát viện dẫn của một văn bản (TXT, DOCX, PDF có chữ): văn bản hết hiệu lực, sai số, ngày, cơ quan, điều."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, metavar="TỆP")
        parser.add_argument("--day", type=date.fromisoformat, default=None, metavar="NGÀY", help="ngày của văn bản, khi văn bản chưa ghi")

    def call(self, *, file: Path, day: date | None, **options: Any) -> dict[str, Any]:
        found = read(text_of(bytes_of(file), file=file.name), source=file.name)
        on = day or found.head.day or today()
        complaints = lint(found, law_documents(), on=on)
        return {"ok": not complaints, "on": on, "complaints": [asdict(one) | {"says": one.says} for one in complaints]}

    def words(self, answer: Any) -> str:
        lines = [
            f"- {one['mention']}: {one['says']}{' (chưa đối chiếu)' if one['needs_check'] else ''}\n  “{one['sentence']}”\n"
            f"  Đã biết: {one['known']} (nguồn: {one['source']})\n  {one['cure']}"
            for one in answer["complaints"]
        ]
        return "\n".join(lines) or "Không thấy lỗi viện dẫn; văn bản mà bộ dữ liệu pháp lý chưa biết thì không nhận xét."
