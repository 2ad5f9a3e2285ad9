"""congdoan documents approve-document ID [--mark SHA256]."""

from argparse import ArgumentParser
from typing import Any

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import DocumentCommand


class Command(DocumentCommand):
    help = "Duyệt một văn bản để ký."
    takes = ("mark",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--mark", default=None, help="dấu SHA-256 của nội dung đã xem")

    def act(self, **given: Any) -> Any:
        services.approve_document(**given)
