"""congdoan documents hold-case-file ID GROUND --words TEXT."""

from argparse import ArgumentParser

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_case import CaseCommand
from congdoan.foundation.documents.rules.disposal import GROUNDS


class Command(CaseCommand):
    help = "Giữ lại một hồ sơ, không cho tiêu hủy."
    service = staticmethod(services.hold_case_file)
    takes = ("ground", "words")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("ground", choices=list(GROUNDS), metavar="LÝ-DO", help=", ".join(GROUNDS))
        parser.add_argument("--words", required=True, help="việc cần đến hồ sơ")
