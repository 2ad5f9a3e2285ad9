"""congdoan documents keep-signed-document ID FILE."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import DocumentCommand, bytes_of


class Command(DocumentCommand):
    help = "Nhận bản PDF đã ký ở nơi khác, sau khi kiểm tra chữ ký."
    takes = ("file",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, metavar="TỆP", help="tệp PDF đã ký")

    def act(self, *, file: Path, **given: Any) -> Any:
        return services.keep_signed_document(content=bytes_of(file), made_at=localtime(), **given)
