"""`congdoan members rebuild-kept`."""

from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Set right what is kept beside the lists."""

    help = "Ghi lại những từ trong tên và ngày thôi mà `members verify` thấy sai; cho biết đã ghi lại bao nhiêu."

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        return services.rebuild_kept(by=by, on=on)
