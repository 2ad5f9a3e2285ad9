"""`congdoan banking settle-notification NUMBER --reason WORDS`: a notification that needs nobody any more."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.banking import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Kết luận về một thông báo bị giữ lại hoặc sao kê không có; không ghi sổ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("notification", type=int, metavar="SỐ")
        parser.add_argument("--reason", required=True, help="lý do")

    def call(self, *, by: int, on: date, job: int | None, notification: int, reason: str, **options: Any) -> Any:
        services.settle_notification(by=by, notification_id=notification, reason=reason, on=on)
        return {"notification": notification}
