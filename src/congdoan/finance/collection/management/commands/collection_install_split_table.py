"""congdoan collection install-split-table UNIT FROM_YEAR --share direct_upper=60/100 … --document TEXT."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from fractions import Fraction
from typing import Any

from congdoan.finance.collection import services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.organisations import queries as organisations


class Command(UseCaseCommand):
    help = "Nhập bảng tỷ lệ phân phối giữa các cấp trên cho một đơn vị từ một năm; các tỷ lệ cộng lại đúng 1."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị thu")
        parser.add_argument("from_year", type=int, help="từ năm")
        parser.add_argument(
            "--share", action="append", type=share, required=True, metavar="CẤP=TỶ LỆ",
            help=f"nêu nhiều lần, như direct_upper=60/100; các cấp: {', '.join(services.SPLIT_LEVELS)}",
        )  # fmt: skip
        parser.add_argument("--document", required=True, help="số và ngày văn bản")
        parser.add_argument("--retroactive", action="store_true", help="văn bản quyết định cả cho năm đã phân phối; sau đó tính lại tỷ lệ")

    def call(
        self, *, by: int, on: date, job: int | None, unit: str, from_year: int, share: list[tuple[str, Fraction]], document: str,
        retroactive: bool, **_: Any,
    ) -> Any:  # fmt: skip
        unit_id = organisations.id_of_code(unit)
        if unit_id is None:
            raise services.UnknownUnit(code=unit[:40])
        new = services.install_split_table(
            by=by, unit_id=unit_id, from_year=from_year, ratios=dict(share), document=document, is_retroactive=retroactive, on=on,
        )  # fmt: skip
        return {"id": new}


def share(text: str) -> tuple[str, Fraction]:
    """Read level=ratio; the ratio is exact, such as 60/100."""
    level, _, ratio = text.partition("=")
    try:
        return level.strip(), Fraction(ratio.strip())
    except (ValueError, ZeroDivisionError) as error:
        raise ArgumentTypeError(f"ghi như direct_upper=60/100, không phải {text!r}") from error
