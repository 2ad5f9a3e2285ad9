"""congdoan programmes open-consultation ID --due-on DAY."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Gửi một bản thảo cho công đoàn cơ sở góp ý đến một ngày."
    takes = ("due_on",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--due-on", type=date.fromisoformat, required=True, help="hạn góp ý, YYYY-MM-DD")

    def act(self, **given: Any) -> Any:
        return services.open_consultation(**given)
