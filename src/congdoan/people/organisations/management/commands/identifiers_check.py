from argparse import ArgumentParser
from typing import Any

from congdoan.foundation.access.doors import PureCommand, today
from congdoan.foundation.kernel.identifiers import check_cccd, check_mst


class Command(PureCommand):
    help = "Check a tax code or a citizen number, and say what is wrong with it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--kind", choices=["mst", "cccd"], required=True)
        parser.add_argument("value")

    def call(self, **options: Any) -> dict[str, Any]:
        """Return whether the number is valid, how it is written, why not, and what its digits say."""
        kind, value = options["kind"], options["value"]
        found = check_mst(value) if kind == "mst" else check_cccd(value, on=today())
        told: dict[str, Any] = {"valid": found.valid, "normalised": found.normalised, "why": found.why or None, "kind": found.kind}
        return told | ({"sex": found.sex, "birth_year": found.birth_year, "birth_place": found.birth_place} if kind == "cccd" else {})

    def words(self, answer: Any) -> str:
        """Return one line for people."""
        return f"{answer['normalised']}: hợp lệ" if answer["valid"] else answer["why"]
