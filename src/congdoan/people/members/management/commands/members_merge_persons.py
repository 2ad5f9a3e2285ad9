"""`congdoan members merge-persons KEEP GONE`."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services


class Command(UseCaseCommand):
    """Merge two records of one human being."""

    help = "Gộp hai hồ sơ của một người."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("keep_id", type=int)
        parser.add_argument("gone_id", type=int)
        parser.add_argument("--reason", required=True)

    def call(self, *, by: int, on: date, job: int | None, keep_id: int, gone_id: int, reason: str, **options: Any) -> Any:
        return {"merge": services.merge_persons(by=by, keep_id=keep_id, gone_id=gone_id, reason=reason, on=on)}
