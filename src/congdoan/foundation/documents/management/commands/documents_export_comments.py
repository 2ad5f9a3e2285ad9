"""congdoan documents export-comments ID --to FILE.pdf|FILE.xlsx."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import DocumentCommand
from congdoan.foundation.kernel.whole_files import write_whole


class Command(DocumentCommand):
    help = "Xuất bảng tổng hợp ý kiến góp ý một dự thảo."
    takes = ("to",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--to", type=Path, required=True, metavar="TỆP", help="tệp .pdf hoặc .xlsx sẽ viết")

    def act(self, *, to: Path, **given: Any) -> Any:
        kind = to.suffix.removeprefix(".").casefold()
        content = services.export_comments(kind=kind, made_at=localtime(), **given).content
        write_whole(to, content)
        return len(content)
