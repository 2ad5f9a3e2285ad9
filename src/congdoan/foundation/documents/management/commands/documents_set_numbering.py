"""congdoan documents set-numbering UNIT --from-year YEAR [--per-kind] --document TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import unit_of


class Command(UseCaseCommand):
    help = "Quyết định một dãy số cho mọi thể loại, hay mỗi thể loại một dãy."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ", help="mã đơn vị")
        parser.add_argument("--from-year", type=int, required=True, metavar="NĂM", help="từ năm nào")
        parser.add_argument("--per-kind", action="store_true", help="mỗi thể loại một dãy")
        parser.add_argument("--document", required=True, help="văn bản quyết định")

    def call(self, *, by: int, on: date, job: int | None, unit: str, from_year: int, per_kind: bool, document: str, **options: Any) -> Any:
        services.set_numbering(by=by, unit_id=unit_of(unit), from_year=from_year, per_kind=per_kind, document=document, on=on)
        return {"from_year": from_year, "per_kind": per_kind}
