"""congdoan demo passwords: new passwords for the people of the demo, when the first ones were lost."""

from dataclasses import asdict
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.interfaces.demo.story import cast


class Command(UseCaseCommand):
    help = "Đặt mật khẩu mới cho các tài khoản dùng thử và in ra một lần."

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        return {"people": [asdict(ticket) for ticket in cast.renew_passwords(by=by, on=on)]}

    def words(self, answer: Any) -> str:
        return cast.told([cast.Ticket(**person) for person in answer["people"]])
