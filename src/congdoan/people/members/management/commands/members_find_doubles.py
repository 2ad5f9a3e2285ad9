"""`congdoan members find-doubles`."""

from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Look through all records for those that may tell of one human being."""

    help = "So mọi hồ sơ trong phạm vi, tìm những hồ sơ có thể của cùng một người. Chạy lại không nhân đôi."

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        return {"pairs": services.find_doubles(by=by, on=on)}
