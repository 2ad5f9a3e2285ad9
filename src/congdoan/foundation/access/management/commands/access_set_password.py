"""congdoan access set-password USERNAME."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access import services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.access.management.asking import actor_or_refusal, ask_password


class Command(UseCaseCommand):
    help = "Đặt mật khẩu mới cho một tài khoản."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("username")

    def call(self, *, by: int, on: date, job: int | None, username: str, **options: Any) -> Any:
        services.set_password(by=by, actor_id=actor_or_refusal(username).id, password=ask_password(), on=on)
        return {"username": username}
