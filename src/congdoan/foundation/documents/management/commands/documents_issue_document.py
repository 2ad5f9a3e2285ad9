"""congdoan documents issue-document ID [--to CODE …]."""

from argparse import ArgumentParser
from typing import Any

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import DocumentCommand, unit_of


class Command(DocumentCommand):
    help = "Phát hành một văn bản đã ký, gửi tới các đơn vị."
    takes = ("to",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--to", nargs="*", default=[], metavar="MÃ", help="mã các đơn vị nhận")

    def act(self, *, to: list[str], **given: Any) -> Any:
        return services.issue_document(to_units=[unit_of(code) for code in to], **given)
