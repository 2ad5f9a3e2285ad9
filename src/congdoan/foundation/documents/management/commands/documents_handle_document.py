"""`congdoan documents handle-document ID STATE`: tell how dealing with a document stands."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services
from congdoan.foundation.documents.rules.incoming import HANDLINGS


class Command(UseCaseCommand):
    help = "Ghi tiến độ giải quyết một văn bản đến."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("document_id", type=int)
        parser.add_argument("state", choices=list(HANDLINGS))
        parser.add_argument("--words", default="", help="đã làm gì")
        parser.add_argument("--reply", default="", help="số, ký hiệu văn bản trả lời")

    def call(self, *, by: int, on: date, job: int | None, document_id: int, state: str, words: str, reply: str, **options: Any) -> Any:
        services.handle_document(by=by, document_id=document_id, state=state, words=words, reply=reply, on=on)
        return {"document": document_id, "state": state}
