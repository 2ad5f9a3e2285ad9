"""congdoan programmes amend-programme ID --kind KIND --title WORDS."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Sửa tên, loại, thời gian của một bản thảo."
    takes = ("kind", "title", "starts_on", "ends_on")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--kind", required=True, help="programme, plan, project, resolution")
        parser.add_argument("--title", required=True, help="tên")
        parser.add_argument("--starts-on", type=date.fromisoformat, default=None, help="từ ngày")
        parser.add_argument("--ends-on", type=date.fromisoformat, default=None, help="đến ngày")

    def act(self, **given: Any) -> Any:
        return services.amend_programme(**given)
