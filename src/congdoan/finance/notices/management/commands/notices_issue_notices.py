"""congdoan notices issue-notices [--unit CODE] [--payer CODE …] [--mark MARK]: also the worker's way through a whole month."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.utils.timezone import localtime

from congdoan.finance.collection.queries.units import collector_named
from congdoan.finance.notices import forms, services
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand, acting

AT_ONCE = 40


class Command(UseCaseCommand):
    help = "Phát hành giấy báo thu cho những người còn nợ và chưa có giấy báo trong tháng. Chạy lại không phát hành hai lần."
    one_transaction = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--unit", default="", help="mã đơn vị thu; bỏ trống khi chỉ có một")
        parser.add_argument("--payer", action="append", default=[], metavar="MÃ", help="người nộp; bỏ trống là mọi người còn nợ")
        parser.add_argument("--mark", default=None, help="dấu của bản xem trước; khác thì dừng, không ghi gì")

    def call(
        self, *, by: int, on: date, job: int | None, unit: str, payer: list[str], mark: str | None, **options: Any
    ) -> Any:  # fmt: skip
        with acting(by, on=on):
            unit_id = collector_named(unit).id
            payers = forms.payers_named(payer) if payer else None
            found = services.preview_notices(by=by, unit_id=unit_id, on=on, payer_ids=payers)
        if mark is not None and mark != found.mark:
            raise services.PreviewChanged(count=len(found.owing))
        wanted, issued = [one.payer_id for one in found.owing], 0
        for start in range(0, len(wanted), AT_ONCE):
            access.report(job, done=issued, total=len(wanted), words=f"Đã phát hành {issued} giấy báo")
            with acting(by, on=on):
                done = services.issue_notices(
                    by=by, unit_id=unit_id, on=on, made_at=localtime(), payer_ids=wanted[start : start + AT_ONCE]
                )  # fmt: skip
            issued += len(done.issued)
        access.report(job, done=issued, total=len(wanted), words=f"Đã phát hành {issued} giấy báo")
        return {"issued": issued, "standing": found.standing, "unable": len(found.unable)}
