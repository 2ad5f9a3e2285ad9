"""congdoan documents sign-document ID [--key FILE] [--password-file FILE]."""

from argparse import ArgumentParser
from getpass import getpass
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import DocumentCommand, bytes_of


class Command(DocumentCommand):
    help = "Ký một văn bản đã duyệt: cấp số, ngày; tệp khóa PKCS#12 chỉ dùng cho lần này."
    takes = ("key", "password_file")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--key", type=Path, default=None, metavar="TỆP", help="tệp .p12 hoặc .pfx; không có thì ký tay trên bản in")
        parser.add_argument("--password-file", type=Path, default=None, metavar="TỆP", help="tệp chứa mật khẩu (mặc định: hỏi)")

    def act(self, *, key: Path | None, password_file: Path | None, **given: Any) -> Any:
        if key is None:
            return services.sign_document(made_at=localtime(), **given)
        kept = bytes_of(password_file).decode(errors="replace").rstrip("\r\n") if password_file else getpass("Mật khẩu tệp khóa: ")
        return services.sign_document(made_at=localtime(), key=bytes_of(key), password=kept, **given)
