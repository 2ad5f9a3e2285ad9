"""congdoan programmes submit-report ID [--words WORDS]."""

from argparse import ArgumentParser
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Nộp báo cáo của một đơn vị; số lấy từ sổ lúc nộp."
    subject = "report_id"
    named = "số của báo cáo"
    takes = ("words",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--words", default="", help="phần lời")

    def act(self, **given: Any) -> Any:
        return services.submit_report(**given)
