"""congdoan programmes answer-opinion OPINION --verdict VERDICT --answer WORDS."""

from argparse import ArgumentParser
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Trả lời một góp ý."
    subject = "opinion_id"
    named = "số của góp ý"
    takes = ("verdict", "answer")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--verdict", required=True, help="taken, partly, kept")
        parser.add_argument("--answer", required=True, help="nội dung trả lời")

    def act(self, **given: Any) -> Any:
        return services.answer_opinion(**given)
