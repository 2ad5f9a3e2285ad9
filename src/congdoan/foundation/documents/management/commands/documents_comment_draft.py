"""congdoan documents comment-draft REQUEST --words WORDS [--quote WORDS]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services


class Command(UseCaseCommand):
    help = "Góp ý một dự thảo được gửi lấy ý kiến."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("request_id", type=int, metavar="SỐ", help="số thứ tự của lần hỏi ý kiến")
        parser.add_argument("--words", required=True, help="ý kiến")
        parser.add_argument("--quote", default="", help="nguyên văn đoạn được góp ý; bỏ trống là toàn văn")

    def call(self, *, by: int, on: date, job: int | None, request_id: int, words: str, quote: str, **options: Any) -> Any:
        return {"comment": services.comment_draft(by=by, request_id=request_id, words=words, quote=quote, on=on)}
