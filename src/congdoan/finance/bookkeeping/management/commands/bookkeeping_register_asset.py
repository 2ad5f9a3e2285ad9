"""`congdoan bookkeeping register-asset UNIT CODE NAME COST --bought 2024-01-05 …`: the card of a thing.`"""

from argparse import ArgumentParser
from dataclasses import fields
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.finance.bookkeeping.rules.assets import WAYS
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Lập thẻ tài sản cố định hoặc công cụ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ-ĐƠN-VỊ")
        parser.add_argument("code", metavar="MÃ")
        parser.add_argument("name", metavar="TÊN")
        parser.add_argument("cost", type=int, metavar="ĐỒNG")
        parser.add_argument("--kind", choices=["fixed", "tool"], default="fixed", help="tài sản cố định hay công cụ")
        parser.add_argument("--bought", dest="bought_on", type=date.fromisoformat, required=True, metavar="NGÀY", help="ngày mua")
        parser.add_argument("--in-use", dest="in_use_on", type=date.fromisoformat, default=None, metavar="NGÀY", help="ngày đưa vào dùng")
        parser.add_argument("--came-by", choices=list(WAYS), default="opening", help="hình thành do")
        parser.add_argument("--money-source", required=True, help="nguồn tiền")
        parser.add_argument("--years", type=int, default=None, help="số năm sử dụng")
        for name, words in (("document", "văn bản quyết định"), ("serial", "số máy"), ("location", "nơi dùng"), ("keeper", "người giữ")):
            parser.add_argument(f"--{name}", default="", help=words)
        for name, first, words in (("quantity", 1, "số lượng"), ("worn-before", 0, "hao mòn đã tính"), ("years-worn", 0, "số năm đã tính")):
            parser.add_argument(f"--{name}", type=int, default=first, help=words)

    def call(self, *, by: int, on: date, job: int | None, **given: Any) -> Any:
        told = {field.name: given[field.name] for field in fields(services.Card)}
        card = services.Card(**told | {"in_use_on": given["in_use_on"] or given["bought_on"]})
        return {"asset": services.register_asset(by=by, unit_id=forms.unit_named(given["unit"]), card=card, on=on)}
