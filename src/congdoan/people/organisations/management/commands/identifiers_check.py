"""`congdoan identifiers check --kind mst|cccd VALUE`: check a tax code or a citizen number."""

from argparse import ArgumentParser
from typing import Any

from congdoan.foundation.access.doors import PureCommand, today
from congdoan.foundation.kernel import identifiers


class Command(PureCommand):
    """Say whether a number can exist, in its usual form, and why not."""

    help = "Kiểm tra mã số thuế hoặc số định danh cá nhân."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("value")
        parser.add_argument("--kind", choices=["mst", "cccd"], required=True)

    def call(self, *, value: str, kind: str, **options: Any) -> Any:
        return identifiers.check_mst(value) if kind == "mst" else identifiers.check_cccd(value, on=today())

    def words(self, answer: Any) -> str:
        return f"{answer.normalised}: hợp lệ" if answer.valid else answer.why
