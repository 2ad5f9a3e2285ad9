"""congdoan programmes amend-report ID --reason WORDS."""

from argparse import ArgumentParser
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Lấy lại số của một báo cáo đã khóa."
    subject = "report_id"
    named = "số của báo cáo"
    takes = (
        "reason",
        "words",
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--reason", required=True, help="lý do")
        parser.add_argument("--words", default="", help="phần lời")

    def act(self, **given: Any) -> Any:
        return services.amend_report(**given)
