"""`congdoan bookkeeping request-advance UNIT 3000000 --person NAME --purpose WORDS --due 2024-07-15`: an advance asked for."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Lập giấy đề nghị tạm ứng."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ-ĐƠN-VỊ")
        parser.add_argument("amount", type=int, metavar="ĐỒNG")
        parser.add_argument("--person", dest="person_name", required=True, help="người nhận tạm ứng")
        parser.add_argument("--post", dest="person_post", default="", help="bộ phận, chức vụ")
        parser.add_argument("--purpose", required=True, help="lý do")
        parser.add_argument("--due", dest="due_on", type=date.fromisoformat, required=True, metavar="NGÀY", help="hạn thanh toán")
        parser.add_argument("--second-reason", default="", help="vì sao tạm ứng tiếp khi còn khoản chưa xong")

    def call(self, *, by: int, on: date, job: int | None, unit: str, **options: Any) -> Any:
        unit_id = forms.unit_named(unit)
        given = {name: options[name] for name in ("amount", "person_name", "person_post", "purpose", "due_on", "second_reason")}
        return {"advance": services.request_advance(by=by, unit_id=unit_id, on=on, **given)}
