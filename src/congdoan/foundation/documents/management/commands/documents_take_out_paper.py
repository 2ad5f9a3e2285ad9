"""congdoan documents take-out-paper ID --reason TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services


class Command(UseCaseCommand):
    help = "Rút một văn bản khỏi hồ sơ đang lập."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("paper_id", type=int, metavar="SỐ")
        parser.add_argument("--reason", required=True, help="lý do: bản trùng, bản nháp")

    def call(self, *, by: int, on: date, job: int | None, paper_id: int, reason: str, **options: Any) -> Any:
        services.take_out_paper(by=by, paper_id=paper_id, reason=reason, on=on)
        return {"paper": paper_id}
