"""`congdoan documents write CONTENT.json --to PAPER.docx`: an official document in the prescribed frame."""

import json
from argparse import ArgumentParser
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from congdoan.foundation.access.doors import PureCommand, today
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.rules.writing import UnreadableContent, compose, official, official_docx, official_pdf
from congdoan.foundation.kernel.whole_files import write_whole

WRITERS = {".docx": official_docx, ".pdf": official_pdf}


class Command(PureCommand):
    help = "Viết một văn bản đúng thể thức từ nội dung JSON, ra DOCX hoặc PDF/A."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("content", type=Path, help="tệp JSON: kind, issuer, symbol, subject, body, signatures …")
        parser.add_argument("--to", required=True, type=Path, metavar="TỆP", help="tệp .docx hoặc .pdf sẽ viết")

    def call(self, *, content: Path, to: Path, **options: Any) -> dict[str, Any]:
        write = WRITERS.get(to.suffix.casefold())
        if write is None:
            raise CommandError(f"Chưa biết viết tệp “{to.suffix}”: chọn .docx hoặc .pdf.", returncode=2)
        try:
            given = json.loads(content.read_bytes())
        except OSError as cause:
            raise CommandError(f"Không mở được tệp {content}: {cause.strerror}.", returncode=2) from None
        except (ValueError, RecursionError) as cause:
            raise UnreadableContent(faults=f"tệp {content.name} không phải JSON ({str(cause)[:80]})") from None
        paper = official(given, queries.kinds())
        day = paper.issued_on or today()
        sheet = compose(paper, queries.boxes(on=day))
        written = write(sheet, made_at=datetime.combine(day, time(), UTC))
        write_whole(to, written)
        return {"path": str(to), "bytes": len(written), "title": sheet.title}

    def words(self, answer: Any) -> str:
        return f"{answer['path']}: {answer['title']}"
