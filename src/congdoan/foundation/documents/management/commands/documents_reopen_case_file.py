"""congdoan documents reopen-case-file ID --reason TEXT."""

from argparse import ArgumentParser

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_case import CaseCommand


class Command(CaseCommand):
    help = "Mở lại một hồ sơ đã kết thúc mà chưa nộp lưu."
    service = staticmethod(services.reopen_case_file)
    takes = ("reason",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--reason", required=True, help="lý do")
