"""congdoan documents ask-comments ID --due DAY [--to CODE …] [--people NAME …] [--words WORDS]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import DocumentCommand, unit_of


class Command(DocumentCommand):
    help = "Gửi một dự thảo lấy ý kiến các đơn vị, các người trong đơn vị."
    takes = ("to", "people", "due", "words")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--to", nargs="*", default=[], metavar="MÃ", help="mã các đơn vị")
        parser.add_argument("--people", nargs="*", default=[], metavar="TÊN", help="tên đăng nhập của người trong đơn vị")
        parser.add_argument("--due", type=date.fromisoformat, required=True, metavar="NGÀY", help="góp ý trước hết ngày")
        parser.add_argument("--words", default="", help="lời nhắn")

    def act(self, *, to: list[str], people: list[str], due: date, **given: Any) -> Any:
        return services.ask_comments(to_units=[unit_of(code) for code in to], to_people=people, due_on=due, **given)
