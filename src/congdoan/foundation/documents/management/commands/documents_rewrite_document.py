"""congdoan documents rewrite-document ID CONTENT.json."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import DocumentCommand, json_of


class Command(DocumentCommand):
    help = "Sửa một bản thảo bằng nội dung JSON mới."
    takes = ("content",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("content", type=Path, metavar="TỆP", help="tệp JSON: kind, issuer, symbol, subject, body, signatures …")

    def act(self, *, content: Path, **given: Any) -> Any:
        services.rewrite_document(content=json_of(content), **given)
