"""congdoan documents lend-case-file ID PERSON --allowed-by NAME [--due-on DAY]."""

from argparse import ArgumentParser
from datetime import date

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_case import CaseCommand


class Command(CaseCommand):
    help = "Ghi ai đọc hoặc mượn một hồ sơ đã nộp lưu."
    service = staticmethod(services.lend_case_file)
    takes = ("person", "allowed_by", "due_on", "note")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("person", metavar="NGƯỜI")
        parser.add_argument("--allowed-by", required=True, help="người cho phép")
        parser.add_argument(
            "--due-on", type=date.fromisoformat, default=None, metavar="NGÀY", help="mượn đến ngày; bỏ trống là đọc tại chỗ"
        )
        parser.add_argument("--note", default="", help="ghi chú")
