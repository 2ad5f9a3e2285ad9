"""congdoan restructuring decide_reorganisation ID [--mark …]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.activities.restructuring import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Quyết định một phương án; người khác với người soạn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("reorganisation_id", type=int, help="số nội bộ của quyết định")
        parser.add_argument("--mark", default=None, help="dấu của bản xem trước")

    def call(self, *, by: int, on: date, job: int | None, reorganisation_id: int, mark: str | None, **options: Any) -> Any:
        services.decide_reorganisation(by=by, reorganisation_id=reorganisation_id, mark=mark, on=on)
        return {"decided": reorganisation_id}
