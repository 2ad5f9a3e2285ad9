"""congdoan programmes tell-opinion OPINION --words WORDS."""

from argparse import ArgumentParser
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Góp ý cho một bản thảo mà cấp trên hỏi."
    subject = "opinion_id"
    named = "số của góp ý"
    takes = ("words",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--words", required=True, help="ý kiến")

    def act(self, **given: Any) -> Any:
        return services.tell_opinion(**given)
