"""`congdoan members verify`."""

import sys
from datetime import date
from typing import Any

from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import queries


class Command(UseCaseCommand):
    """Work out anew what is kept beside the lists and compare."""

    help = "Tính lại những gì được giữ sẵn cho danh sách đoàn viên (từ trong tên, ngày thôi, cặp hồ sơ trùng) và so với bản đang giữ."

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        access.require_somewhere(by, "members.read", on=on)
        return queries.kept_amiss()

    def answer(self, answer: Any, *, wants_json: bool) -> None:
        super().answer(answer, wants_json=wants_json)
        if any(answer.values()):
            sys.exit(1)
