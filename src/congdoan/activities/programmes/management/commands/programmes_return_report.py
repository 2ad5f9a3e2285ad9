"""congdoan programmes return-report ID --reason WORDS."""

from argparse import ArgumentParser
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Trả lại một báo cáo."
    subject = "report_id"
    named = "số của báo cáo"
    takes = ("reason",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--reason", required=True, help="cần sửa gì")

    def act(self, **given: Any) -> Any:
        return services.return_report(**given)
