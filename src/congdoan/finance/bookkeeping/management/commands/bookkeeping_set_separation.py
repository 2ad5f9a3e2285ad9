"""congdoan bookkeeping set-separation: may who prepares a payment also pay it, in one unit."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Quyết định người lập phiếu có được kiêm chi tiền ở một đơn vị không."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("answer", choices=["allow", "refuse"])
        parser.add_argument("--since", type=date.fromisoformat, required=True, metavar="NGÀY")
        parser.add_argument("--document", required=True, help="văn bản làm căn cứ")
        parser.add_argument("--reason", required=True, help="lý do")

    def call(self, *, by: int, on: date, job: int | None, unit: str, answer: str, **options: Any) -> Any:
        given = {name: options[name] for name in ("since", "document", "reason")}
        services.set_separation(by=by, unit_id=forms.unit_named(unit), payer_may_prepare=answer == "allow", on=on, **given)
        return {"unit": unit, "payer_may_prepare": answer == "allow"}
