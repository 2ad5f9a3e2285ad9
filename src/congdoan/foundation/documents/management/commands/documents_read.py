"""`congdoan documents read FILE`: what an official document says, each part with its place in the text."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from congdoan.foundation.access.doors import PureCommand
from congdoan.foundation.documents.rules import reading


class Command(PureCommand):
    help = "Đọc một văn bản (TXT, DOCX, PDF có chữ): phần đầu, căn cứ, văn bản viện dẫn, nhiệm vụ, thời hạn, chỉ tiêu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, metavar="TỆP")

    def call(self, *, file: Path, **options: Any) -> dict[str, Any]:
        try:
            content = file.read_bytes()
        except OSError as cause:
            raise CommandError(f"Không mở được tệp {file}: {cause.strerror}.", returncode=2) from None
        return reading.read_file(content, file=file.name)

    def words(self, answer: Any) -> str:
        head, counts = answer["header"], answer["counts"]
        issuer = (head["issuing_body"] or {}).get("value") or "chưa rõ cơ quan ban hành"
        number = head["number"] or head["number_raw"] or "(không số)"
        found = f"{counts['citations']} văn bản viện dẫn ({counts['mentions']} chỗ), {counts['tasks']} nhiệm vụ ({counts['items']} ý)"
        lines = [
            f"{head['type_name'] or 'Văn bản'} {number}, {head['date'] or 'không ghi ngày'}",
            f"{issuer}: {head['subject'] or '(không có trích yếu)'}",
            f"{found}, {len(answer['targets'])} chỉ tiêu, {len(answer['deadlines'])} thời hạn",
        ]
        lines += [f"  {one['id']} {one['type_name']} {one['number'] or one['title'] or one['issuer']}" for one in answer["citations"]]
        lines += [f"  {item['id']} {item['text'][:110]}" for task in answer["tasks"] for item in task["items"]]
        return "\n".join(lines)
