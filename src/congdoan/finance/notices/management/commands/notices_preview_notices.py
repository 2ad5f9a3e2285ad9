"""congdoan notices preview-notices [--unit CODE] [--payer CODE …]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection.queries.units import collector_named
from congdoan.finance.notices import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Cho biết sẽ phát hành những giấy báo thu nào; không ghi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--unit", default="", help="mã đơn vị thu; bỏ trống khi chỉ có một")
        parser.add_argument("--payer", action="append", default=[], metavar="MÃ", help="người nộp; bỏ trống là mọi người còn nợ")

    def call(self, *, by: int, on: date, job: int | None, unit: str, payer: list[str], **options: Any) -> Any:
        payers = forms.payers_named(payer) if payer else None
        found = services.preview_notices(by=by, unit_id=collector_named(unit).id, on=on, payer_ids=payers)
        rows = [{"payer": one.code, "to_pay": one.to_pay, "note": one.payment.note if one.payment else ""} for one in found.owing]
        unable = [{"payer": one.code, "why": one.words} for one in found.unable]
        return {"notices": rows, "to_pay": found.to_pay, "standing": found.standing, "unable": unable, "mark": found.mark}
