"""congdoan documents confirm-sure DOCUMENT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services


class Command(UseCaseCommand):
    help = "Xác nhận mọi chỗ ghi nguyên văn trong một văn bản đến."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("document_id", type=int, metavar="SỐ", help="số thứ tự của văn bản đến")

    def call(self, *, by: int, on: date, job: int | None, document_id: int, **options: Any) -> Any:
        return {"document": document_id, "confirmed": services.confirm_sure(by=by, document_id=document_id, on=on)}
