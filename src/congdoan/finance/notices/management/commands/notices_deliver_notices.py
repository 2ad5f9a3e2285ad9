"""congdoan notices deliver-notices: the worker's round through the outbox."""

import time
from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.notices import services
from congdoan.foundation.access.doors import UseCaseCommand

SECONDS_BETWEEN = 2
MOST = 500


class Command(UseCaseCommand):
    help = "Gửi các thư đang chờ trong hộp thư đi, mỗi thư thử một lần, nghỉ giữa hai thư. Chạy lại không gửi hai lần."
    one_transaction = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--most", type=int, default=MOST, help="nhiều nhất bao nhiêu thư một lượt")
        parser.add_argument("--pause", type=int, default=SECONDS_BETWEEN, help="nghỉ bao nhiêu giây giữa hai thư")

    def call(self, *, by: int, on: date, job: int | None, most: int, pause: int, **options: Any) -> Any:
        return services.deliver_notices(by=by, on=on, most=max(0, most), pause=lambda: time.sleep(max(0, min(pause, 60))))
