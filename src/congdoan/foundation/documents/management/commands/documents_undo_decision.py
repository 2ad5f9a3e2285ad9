"""congdoan documents undo-decision PROPOSAL."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services


class Command(UseCaseCommand):
    help = "Hoàn tác quyết định về một đề xuất đã đọc."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("proposal_id", type=int, metavar="SỐ", help="số thứ tự của đề xuất")

    def call(self, *, by: int, on: date, job: int | None, proposal_id: int, **options: Any) -> Any:
        services.undo_decision(by=by, proposal_id=proposal_id, on=on)
        return {"proposal": proposal_id}
