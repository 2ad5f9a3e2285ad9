"""congdoan notices withdraw-notice ID --reason WORDS."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.notices import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Thu hồi một giấy báo thu, kèm lý do; số của giấy không cấp lại."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("notice_id", type=int, help="số nội bộ của giấy báo")
        parser.add_argument("--reason", required=True)

    def call(self, *, by: int, on: date, job: int | None, notice_id: int, reason: str, **options: Any) -> Any:
        services.withdraw_notice(by=by, notice_id=notice_id, reason=reason, on=on)
        return {"withdrawn": notice_id}
