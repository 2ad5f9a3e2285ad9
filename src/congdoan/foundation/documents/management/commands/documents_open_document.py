"""congdoan documents open-document ID: open what was sent to a unit within reach."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services


class Command(UseCaseCommand):
    help = "Mở một văn bản được gửi tới; nơi gửi thấy đã nhận."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("delivery_id", type=int, metavar="SỐ", help="số của lần gửi")

    def call(self, *, by: int, on: date, job: int | None, delivery_id: int, **options: Any) -> Any:
        return {"document": services.open_document(by=by, delivery_id=delivery_id, on=on)}
