"""congdoan programmes issue-programme ID --symbol SYMBOL."""

from argparse import ArgumentParser
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Ghi số ban hành của một chương trình đã duyệt."
    takes = ("symbol",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--symbol", required=True, help="số, ký hiệu, ví dụ 05/CTr-LĐLĐ")

    def act(self, **given: Any) -> Any:
        return services.issue_programme(**given)
