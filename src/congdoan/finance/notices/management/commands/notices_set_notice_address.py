"""congdoan notices set-notice-address PAYER EMAIL."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.notices import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Ghi địa chỉ thư điện tử nhận giấy báo của một người nộp, từ hôm nay hoặc từ một ngày."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("payer", help="mã người nộp")
        parser.add_argument("email", help="một địa chỉ; “” là thôi gửi")
        parser.add_argument("--since", type=date.fromisoformat, default=None)

    def call(self, *, by: int, on: date, job: int | None, payer: str, email: str, since: date | None, **options: Any) -> Any:
        (payer_id,) = forms.payers_named([payer]) or [0]
        return {"email": services.set_notice_address(by=by, payer_id=payer_id, email=email, since=since, on=on)}
