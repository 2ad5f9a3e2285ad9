"""`congdoan members carry-transfers`."""

from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Find the old union of who was asked for, and let arrive whom it let go."""

    help = "Tìm nơi cũ của người xin chuyển đến, và cho người đã được đồng ý đến nơi mới. Chạy lại không nhân đôi."

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        return services.carry_transfers(by=by, on=on)
