"""congdoan documents skip-numbers UNIT YEAR THROUGH --reason TEXT [--kind KIND]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import unit_of


class Command(UseCaseCommand):
    help = "Ghi các số tiếp theo không cấp ở đây: đã dùng trên sổ giấy, ghi hỏng."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ", help="mã đơn vị")
        parser.add_argument("year", type=int, metavar="NĂM")
        parser.add_argument("through", type=int, metavar="ĐẾN-SỐ", help="số cuối, tính từ số tiếp theo của dãy")
        parser.add_argument("--reason", required=True, help="lý do")
        parser.add_argument("--kind", default="", help="thể loại, khi mỗi thể loại một dãy")

    def call(
        self, *, by: int, on: date, job: int | None, unit: str, year: int, through: int, reason: str, kind: str, **options: Any
    ) -> Any:  # fmt: skip
        told: dict[str, Any] = {"year": year, "through": through, "reason": reason, "kind": kind}
        first, last = services.skip_numbers(by=by, unit_id=unit_of(unit), on=on, **told)
        return {"first": first, "last": last}
