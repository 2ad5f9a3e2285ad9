"""`congdoan documents pass_on_document ID RECEIVER`: note to whom a document goes."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services


class Command(UseCaseCommand):
    help = "Ghi nơi chuyển một văn bản đến."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("document_id", type=int)
        parser.add_argument("receiver")
        parser.add_argument("--note", default="")
        parser.add_argument("--due-on", type=date.fromisoformat, default=None, help="hạn giải quyết, YYYY-MM-DD")

    def call(
        self, *, by: int, on: date, job: int | None, document_id: int, receiver: str, note: str, due_on: date | None, **options: Any
    ) -> Any:  # fmt: skip
        services.pass_on_document(by=by, document_id=document_id, receiver=receiver, note=note, due_on=due_on, on=on)
        return {"document": document_id, "receiver": receiver}
