"""congdoan documents draft-copy UNIT COPY.json (--outgoing ID | --arrival ID) [--key UUID]."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import json_of, unit_of
from congdoan.foundation.documents.rules.writing import UnreadableContent


class Command(UseCaseCommand):
    help = "Lập bản sao của một văn bản đã ký hoặc một văn bản đến."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ", help="mã đơn vị sao")
        parser.add_argument("copy", type=Path, metavar="TỆP", help="tệp JSON: kind, issuer, abbreviation, place, authority, signer …")
        source = parser.add_mutually_exclusive_group(required=True)
        source.add_argument("--outgoing", type=int, default=None, metavar="SỐ", help="văn bản đã ký")
        source.add_argument("--arrival", type=int, default=None, metavar="SỐ", help="văn bản đến")
        parser.add_argument("--key", type=UUID, default=None, metavar="KHÓA", help="khóa gửi (UUID)")

    def call(self, *, by: int, on: date, job: int | None, unit: str, copy: Path, key: UUID | None, **options: Any) -> Any:
        try:
            given = services.CopyDraft(**json_of(copy))
        except TypeError as fault:
            raise UnreadableContent(faults=str(fault)[:120]) from None
        source = {"outgoing_id": options["outgoing"], "arrival_id": options["arrival"]}
        return {"document": services.draft_copy(by=by, unit_id=unit_of(unit), client_key=key or uuid4(), copy=given, on=on, **source)}
