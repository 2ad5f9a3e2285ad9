"""congdoan documents change-document ID --how amended|corrected|replaced|recalled [--other ID] [--words TEXT]."""

from argparse import ArgumentParser
from typing import Any

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import DocumentCommand
from congdoan.foundation.documents.rules.outgoing import CHANGES


class Command(DocumentCommand):
    help = "Ghi văn bản đã phát hành được sửa đổi, đính chính, thay thế hay thu hồi."
    takes = ("how", "other_id", "words")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--how", required=True, choices=list(CHANGES), help="việc gì")
        parser.add_argument("--other", dest="other_id", type=int, default=None, metavar="SỐ", help="văn bản sửa đổi, đính chính, thay thế")
        parser.add_argument("--words", default="", help="lời thông báo")

    def act(self, **given: Any) -> Any:
        services.change_document(**given)
