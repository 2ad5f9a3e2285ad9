"""congdoan programmes unpublish-programme ID --reason WORDS."""

from argparse import ArgumentParser
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Gỡ một chương trình khỏi trang công khai."
    takes = ("reason",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--reason", required=True, help="lý do")

    def act(self, **given: Any) -> Any:
        return services.unpublish_programme(**given)
