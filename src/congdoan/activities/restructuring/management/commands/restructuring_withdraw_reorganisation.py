"""congdoan restructuring withdraw_reorganisation ID --reason WORDS."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.activities.restructuring import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Rút một bản soạn, hoặc một quyết định chưa tới ngày hiệu lực."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("reorganisation_id", type=int, help="số nội bộ của quyết định")
        parser.add_argument("--reason", required=True, help="lý do")

    def call(self, *, by: int, on: date, job: int | None, reorganisation_id: int, reason: str, **options: Any) -> Any:
        services.withdraw_reorganisation(by=by, reorganisation_id=reorganisation_id, reason=reason, on=on)
        return {"withdrawn": reorganisation_id}
