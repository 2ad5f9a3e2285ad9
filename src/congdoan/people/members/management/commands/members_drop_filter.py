"""`congdoan members drop-filter FILTER`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Forget a filter."""

    help = "Bỏ một bộ lọc đã lưu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("filter_id", type=int)

    def call(self, *, by: int, on: date, job: int | None, filter_id: int, **options: Any) -> Any:
        services.drop_filter(by=by, filter_id=filter_id, on=on)
        return {"filter": filter_id}
