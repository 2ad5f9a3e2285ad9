"""congdoan collection forget-name PAYER NAME --reason TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Bỏ một tên đã dạy khỏi một người nộp; dòng đã ghi theo tên ấy giữ nguyên."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("payer", help="mã hoặc mã số thuế của người nộp")
        parser.add_argument("name", help="tên đã dạy")
        parser.add_argument("--reason", required=True)
        parser.add_argument("--unit", default="", help="mã đơn vị thu")

    def call(self, *, by: int, on: date, job: int | None, payer: str, name: str, reason: str, unit: str, **_: Any) -> Any:
        unit_id, body = forms.collector_named(unit).id, forms.bodies_named([payer])[payer.strip()]
        return {"id": services.forget_name(by=by, unit_id=unit_id, payer_id=body.pk, name=name, reason=reason, on=on)}
