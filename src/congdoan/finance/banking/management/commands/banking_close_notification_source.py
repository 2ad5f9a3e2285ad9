"""`congdoan banking close-notification-source NUMBER`: an address that answers nobody any more."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.banking import queries, services
from congdoan.finance.banking.forms import UnknownSource
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Đóng một nơi nhận thông báo ngân hàng; những gì đã nhận vẫn còn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("source", type=int, metavar="SỐ")

    def call(self, *, by: int, on: date, job: int | None, source: int, **options: Any) -> Any:
        if not any(row.id == source for row in queries.notification_sources()):
            raise UnknownSource(source=source)
        services.close_notification_source(by=by, source_id=source, on=on)
        return {"source": source}
