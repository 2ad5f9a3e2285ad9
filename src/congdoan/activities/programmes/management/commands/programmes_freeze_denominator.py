"""congdoan programmes freeze-denominator TARGET --year YEAR."""

from argparse import ArgumentParser
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import OnOne


class Command(OnOne):
    help = "Khóa mẫu số của một tỷ lệ theo sổ hôm nay."
    subject = "target_id"
    named = "số của chỉ tiêu"
    takes = ("year",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--year", type=int, required=True, help="năm")

    def act(self, **given: Any) -> Any:
        return {"units": services.freeze_denominator(**given)}
