"""`congdoan documents void_arrival ID REASON`: say why a line of the book counts no more."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services


class Command(UseCaseCommand):
    help = "Bỏ một số đến, có lý do; số không cấp lại."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("document_id", type=int)
        parser.add_argument("reason")

    def call(self, *, by: int, on: date, job: int | None, document_id: int, reason: str, **options: Any) -> Any:
        services.void_arrival(by=by, document_id=document_id, reason=reason, on=on)
        return {"document": document_id}
