"""congdoan programmes review-programme ID --kind KIND --lessons WORDS."""

from argparse import ArgumentParser
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Sơ kết hoặc tổng kết một chương trình: số tính từ sổ, chốt theo ngày."
    takes = ("kind", "lessons", "words", "ahead")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--kind", required=True, help="midterm, final")
        parser.add_argument("--lessons", required=True, help="hạn chế, bài học")
        parser.add_argument("--words", default="", help="đánh giá chung")
        parser.add_argument("--ahead", default="", help="thời gian tới")

    def act(self, **given: Any) -> Any:
        return services.review_programme(**given)
