"""`congdoan documents receive_document UNIT FILE --arrived-on DAY`: enter a document in a unit's book and read it."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from congdoan.foundation.access import queries as access
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services


class Command(UseCaseCommand):
    help = "Vào sổ một văn bản đến và đọc nó."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị giữ sổ")
        parser.add_argument("file", type=Path, metavar="TỆP")
        parser.add_argument("--arrived-on", type=date.fromisoformat, default=None, help="ngày đến, YYYY-MM-DD; mặc định ngày thực hiện")
        parser.add_argument("--receiver", default="", help="đơn vị hoặc người nhận")
        parser.add_argument("--note", default="", help="ghi chú")
        parser.add_argument("--again", action="store_true", help="vẫn ghi dù sổ đã có văn bản giống thế")

    def call(
        self, *, by: int, on: date, job: int | None, unit: str, file: Path, arrived_on: date | None, receiver: str, note: str, again: bool,
        **options: Any,
    ) -> Any:  # fmt: skip
        found = access.branch_coded(unit)
        if found is None:
            raise CommandError(f"Không có đơn vị mã {unit}.", returncode=2)
        try:
            content = file.read_bytes()
        except OSError as cause:
            raise CommandError(f"Không mở được tệp {file}: {cause.strerror}.", returncode=2) from None
        new = services.receive_document(
            by=by, unit_id=found.pk, file_name=file.name, content=content, arrived_on=arrived_on or on, receiver=receiver, note=note,
            again=again, on=on,
        )  # fmt: skip
        return {"id": new}
