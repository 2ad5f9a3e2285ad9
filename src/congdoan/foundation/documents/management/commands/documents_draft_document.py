"""congdoan documents draft-document UNIT CONTENT.json [--key UUID]."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import json_of, unit_of


class Command(UseCaseCommand):
    help = "Soạn một văn bản đi từ nội dung JSON; gửi lại cùng khóa thì không ghi hai lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ", help="mã đơn vị ban hành")
        parser.add_argument("content", type=Path, metavar="TỆP", help="tệp JSON: kind, issuer, symbol, subject, body, signatures …")
        parser.add_argument("--key", type=UUID, default=None, metavar="KHÓA", help="khóa gửi (UUID)")

    def call(self, *, by: int, on: date, job: int | None, unit: str, content: Path, key: UUID | None, **options: Any) -> Any:
        given = json_of(content)
        return {"document": services.draft_document(by=by, unit_id=unit_of(unit), client_key=key or uuid4(), content=given, on=on)}
