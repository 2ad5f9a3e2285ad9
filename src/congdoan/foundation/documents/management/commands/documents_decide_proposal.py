"""`congdoan documents decide_proposal ID confirmed|corrected|refused [--words …]`: decide one thing that was read."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services
from congdoan.foundation.documents.rules.incoming import VERDICTS


class Command(UseCaseCommand):
    help = "Xác nhận, sửa hoặc bỏ một đề xuất đọc được."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("proposal_id", type=int)
        parser.add_argument("verdict", choices=list(VERDICTS))
        parser.add_argument("--words", default="", help="nội dung đúng, khi sửa")

    def call(self, *, by: int, on: date, job: int | None, proposal_id: int, verdict: str, words: str, **options: Any) -> Any:
        services.decide_proposal(by=by, proposal_id=proposal_id, verdict=verdict, words=words, on=on)
        return {"proposal": proposal_id, "verdict": verdict}
