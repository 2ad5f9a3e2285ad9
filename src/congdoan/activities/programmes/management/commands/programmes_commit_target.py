"""congdoan programmes commit-target TARGET --year YEAR --value NUMBER."""

from argparse import ArgumentParser
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Ghi số cam kết hoặc số gốc của một chỉ tiêu; tỷ lệ ghi bằng phần vạn (83% là 8300)."
    subject = "target_id"
    named = "số của chỉ tiêu"
    takes = ("year", "value", "kind", "words")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--year", type=int, required=True, help="năm")
        parser.add_argument("--value", type=int, required=True, help="số")
        parser.add_argument("--kind", default="committed", help="committed hoặc baseline")
        parser.add_argument("--words", default="", help="ghi chú")

    def act(self, **given: Any) -> Any:
        return services.commit_target(**given)
