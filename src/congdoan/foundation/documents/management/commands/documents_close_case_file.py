"""congdoan documents close-case-file ID TITLE --keep-source TEXT --keeper NAME [--keep-years N]."""

from argparse import ArgumentParser

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_case import CaseCommand


class Command(CaseCommand):
    help = "Kết thúc một hồ sơ với số văn bản, số trang của nó."
    service = staticmethod(services.close_case_file)
    takes = ("title", "keep_years", "keep_source", "keeper")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("title", metavar="TIÊU-ĐỀ")
        parser.add_argument("--keep-years", type=int, default=None, metavar="NĂM", help="thời hạn bảo quản; bỏ trống là vĩnh viễn")
        parser.add_argument("--keep-source", required=True, help="căn cứ của thời hạn")
        parser.add_argument("--keeper", required=True, help="người lập hồ sơ")
