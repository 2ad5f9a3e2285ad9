"""congdoan documents send-mail: the worker's round through what is to be told about documents."""

import time
from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services

SECONDS_BETWEEN = 2
MOST = 500


class Command(UseCaseCommand):
    help = "Gửi thư về văn bản gửi tới, xin ý kiến, chờ ký, quá hạn; mỗi việc một lần. Chạy lại không gửi hai lần."
    one_transaction = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--most", type=int, default=MOST, help="nhiều nhất bao nhiêu thư một lượt")
        parser.add_argument("--pause", type=int, default=SECONDS_BETWEEN, help="nghỉ bao nhiêu giây giữa hai thư")

    def call(self, *, by: int, on: date, job: int | None, most: int, pause: int, **options: Any) -> Any:
        return services.send_mail(by=by, on=on, most=max(0, most), pause=lambda: time.sleep(max(0, min(pause, 60))))
