"""congdoan bookkeeping set-template: decide how an event is booked from a day on."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Quyết định mẫu định khoản của một sự việc; mỗi dòng ghi như debit:611:amount hoặc credit:1111|1121:amount."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("event", help="sự việc, như spend")
        parser.add_argument("lines", nargs="+", metavar="BÊN:TÀI_KHOẢN[|HOẶC]:SỐ_TIỀN[:KHOẢN_MỤC]")
        parser.add_argument("--since", type=date.fromisoformat, required=True, metavar="NGÀY")
        parser.add_argument("--document", required=True, help="văn bản làm căn cứ")

    def call(self, *, by: int, on: date, job: int | None, unit: str, event: str, lines: list[str], **options: Any) -> Any:
        new = services.set_template(
            by=by, unit_id=forms.unit_named(unit), event=event, lines=[forms.typed_line(line) for line in lines],
            valid_from=options["since"], document=options["document"], on=on,
        )  # fmt: skip
        return {"record": new}

    def words(self, answer: Any) -> str:
        return f"Đã quyết định, quy định số {answer['record']}."
