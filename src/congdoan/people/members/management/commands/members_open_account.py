"""`congdoan members open-account PERSON USERNAME`."""

import getpass
import sys
from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Make an account with which a member sees the own record."""

    help = "Mở tài khoản cho đoàn viên; mật khẩu đọc từ bàn phím hoặc đầu vào."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("person_id", type=int)
        parser.add_argument("username")

    def call(self, *, by: int, on: date, job: int | None, person_id: int, username: str, **options: Any) -> Any:
        password = getpass.getpass("Mật khẩu: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        return {"account": services.open_account(by=by, person_id=person_id, username=username, password=password, on=on)}
