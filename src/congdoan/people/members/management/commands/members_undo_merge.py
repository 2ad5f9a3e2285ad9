"""`congdoan members undo-merge NUMBER`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Take two records apart again."""

    help = "Tách hai hồ sơ đã gộp nhầm."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("merge_id", type=int)
        parser.add_argument("--reason", required=True)

    def call(self, *, by: int, on: date, job: int | None, merge_id: int, reason: str, **options: Any) -> Any:
        services.undo_merge(by=by, merge_id=merge_id, reason=reason, on=on)
        return {"merge": merge_id}
