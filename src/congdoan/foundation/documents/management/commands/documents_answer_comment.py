"""congdoan documents answer-comment COMMENT accepted|refused --why WORDS."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services


class Command(UseCaseCommand):
    help = "Trả lời một góp ý: tiếp thu hay không, vì sao."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("comment_id", type=int, metavar="SỐ", help="số thứ tự của góp ý")
        parser.add_argument("answer", choices=["accepted", "refused"], help="accepted: tiếp thu, refused: không tiếp thu")
        parser.add_argument("--why", required=True, help="lý do, sửa thế nào")

    def call(self, *, by: int, on: date, job: int | None, comment_id: int, answer: str, why: str, **options: Any) -> Any:
        is_accepted = answer == "accepted"
        services.answer_comment(by=by, comment_id=comment_id, is_accepted=is_accepted, why=why, on=on)
        return {"comment": comment_id, "is_accepted": is_accepted}
