"""congdoan programmes assign-target TARGET --year YEAR --method METHOD [--total NUMBER] [--shares CODE=NUMBER …]."""

from argparse import ArgumentParser
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne, unit_of


def share(text: str) -> tuple[str, int]:
    """Return "CD001=25" as a code and a number."""
    code, _, number = text.partition("=")
    return code, int(number)


class Command(OnOne):
    help = "Giao chỉ tiêu cho các công đoàn cơ sở; tỷ lệ ghi bằng phần vạn (83% là 8300)."
    subject = "target_id"
    named = "số của chỉ tiêu"
    takes = ("year", "method", "total", "shares")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--year", type=int, required=True, help="năm")
        parser.add_argument("--method", required=True, help="same, by_members, given")
        parser.add_argument("--total", type=int, default=None, help="mức chung, hoặc tổng để chia")
        parser.add_argument("--shares", nargs="*", type=share, default=None, metavar="MÃ=SỐ", help="số riêng của từng đơn vị")

    def act(self, *, shares: list[tuple[str, int]] | None, **given: Any) -> Any:
        by_unit = None if shares is None else {unit_of(code): value for code, value in shares}
        return {"units": services.assign_target(shares=by_unit, **given)}
