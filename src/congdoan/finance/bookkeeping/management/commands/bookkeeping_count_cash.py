"""`congdoan bookkeeping count-cash UNIT 500000x3 200000x1 --time 16:30`: notes and coins counted beside the cash book."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, time
from typing import Any

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


def piece(text: str) -> tuple[int, int]:
    """Return face value and number from 500000x3."""
    face, _, count = text.partition("x")
    if not (face.isascii() and face.isdigit() and count.isascii() and count.isdigit()) or len(text) > 20:
        raise ArgumentTypeError("ghi như 500000x3")
    return int(face), int(count)


class Command(UseCaseCommand):
    help = "Lập biên bản kiểm kê quỹ từ bảng kê mệnh giá."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ-ĐƠN-VỊ")
        parser.add_argument("pieces", nargs="*", type=piece, metavar="MỆNH-GIÁxSỐ-TỜ")
        parser.add_argument("--day", type=date.fromisoformat, default=None, metavar="NGÀY", help="ngày kiểm kê, mặc định là ngày thực hiện")
        parser.add_argument("--time", type=time.fromisoformat, required=True, metavar="GIỜ", help="giờ kiểm kê, như 16:30")
        parser.add_argument("--explanation", default="", help="nguyên nhân chênh lệch")

    def call(self, *, by: int, on: date, job: int | None, unit: str, pieces: list[tuple[int, int]], **options: Any) -> Any:
        count_id = services.count_cash(
            by=by, unit_id=forms.unit_named(unit), pieces=forms.pieces_of(pieces), counted_on=options["day"] or on,
            counted_time=options["time"], explanation=options["explanation"], on=on,
        )  # fmt: skip
        return {"count": count_id}
