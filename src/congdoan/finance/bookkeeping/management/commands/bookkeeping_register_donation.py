"""`congdoan bookkeeping register-donation UNIT DONOR MEASURE --form cash --purpose WORDS`: a donation written down.`"""

from argparse import ArgumentParser
from dataclasses import fields
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.finance.bookkeeping.rules.donations import FORMS
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Ghi khoản tài trợ bằng tiền hoặc hiện vật."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ-ĐƠN-VỊ")
        parser.add_argument("donor", metavar="NGƯỜI-TÀI-TRỢ")
        parser.add_argument("measure", type=int, metavar="SỐ", help="số đồng, hoặc số lượng hiện vật")
        parser.add_argument("--form", choices=list(FORMS), required=True, help="hình thức")
        parser.add_argument("--purpose", required=True, help="mục đích")
        parser.add_argument("--received", dest="received_on", type=date.fromisoformat, default=None, metavar="NGÀY", help="ngày nhận")
        parser.add_argument("--worth", type=int, default=0, metavar="ĐỒNG", help="giá trị hiện vật")
        for name, words in (("donor-address", "địa chỉ"), ("thing", "hiện vật"), ("board", "ban tiếp nhận")):
            parser.add_argument(f"--{name}", default="", help=words)

    def call(self, *, by: int, on: date, job: int | None, **given: Any) -> Any:
        told = {field.name: given[field.name] for field in fields(services.Gift)} | {"received_on": given["received_on"] or on}
        return {"donation": services.register_donation(by=by, unit_id=forms.unit_named(given["unit"]), gift=services.Gift(**told), on=on)}
