"""congdoan documents strike-out-case-file ID --reason TEXT."""

from argparse import ArgumentParser

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_case import CaseCommand


class Command(CaseCommand):
    help = "Gạch bỏ một hồ sơ mở nhầm, không có văn bản nào."
    service = staticmethod(services.strike_out_case_file)
    takes = ("reason",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--reason", required=True, help="lý do")
