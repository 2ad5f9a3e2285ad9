"""congdoan programmes add-target PROGRAMME --code CODE."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Thêm một chỉ tiêu; mã của danh mục thì không cần ghi gì thêm."
    takes = ("code", "name", "unit_words", "measure", "direction", "cadence", "group", "scope", "indicator", "breakthrough", "due_on")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--code", required=True, help="mã")
        for name in ("name", "unit-words", "measure", "group", "scope", "indicator", "breakthrough"):
            parser.add_argument(f"--{name}", default="", help="như ô cùng tên trên trang")
        parser.add_argument("--direction", default=">=", help=">=, <=, =")
        parser.add_argument("--cadence", default="yearly", help="yearly, term, once")
        parser.add_argument("--due-on", type=date.fromisoformat, default=None, help="hạn")

    def act(self, **given: Any) -> Any:
        return services.add_target(**given)
