"""`congdoan members erase-expired [--preview]`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import queries, services


class Command(UseCaseCommand):
    """Erase what is left of former members whose time is over."""

    help = "Rút gọn hồ sơ người đã thôi sinh hoạt khi hết thời hạn lưu. Chạy lại không làm gì thêm."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--preview", action="store_true", help="chỉ cho biết hồ sơ nào đến hạn")

    def call(self, *, by: int, on: date, job: int | None, preview: bool = False, **options: Any) -> Any:
        if preview:
            return {"due": {one.unit_code: one.count for one in queries.due(on=on).units}}
        return {"erased": services.erase_expired(by=by, on=on)}
