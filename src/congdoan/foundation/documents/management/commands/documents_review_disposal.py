"""congdoan documents review-disposal ID --council NAMES --minutes PAPER [--kept FILES.json]."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_disposal import DisposalCommand, reasons_of


class Command(DisposalCommand):
    help = "Ghi ý kiến hội đồng về một đợt tiêu hủy."
    service = staticmethod(services.review_disposal)
    takes = {"council": "thành viên, cách nhau dấu chấm phẩy", "minutes": "số, ngày biên bản họp"}

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--kept", type=Path, default=None, metavar="TỆP", help='hồ sơ giữ lại, tệp JSON: {"số hồ sơ": "lý do"}')

    def asked(self, given: dict[str, Any]) -> dict[str, Any]:
        kept = reasons_of(given["kept"]) if given["kept"] else {}
        return {"council": given["council"].replace(";", "\n"), "minutes": given["minutes"], "kept_back": kept}
