"""congdoan programmes add-task ID --title WORDS [--due-on DAY] [--for-units] …."""

from argparse import ArgumentParser
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import TASK_OPTIONS, OnOne, task_arguments


class Command(OnOne):
    help = "Thêm một nhiệm vụ vào bản thảo."
    takes = TASK_OPTIONS

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        task_arguments(parser)

    def act(self, **given: Any) -> Any:
        return services.add_task(**given)
