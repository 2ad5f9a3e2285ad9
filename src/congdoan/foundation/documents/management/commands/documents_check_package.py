"""`congdoan documents check-package PACKAGE.zip`: whether a package of case files is whole, without a database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from congdoan.foundation.access.doors import PureCommand
from congdoan.foundation.documents.rules.package_check import checked, told
from congdoan.foundation.documents.rules.packaging import PackageDamaged


class Command(PureCommand):
    help = "Kiểm tra một gói hồ sơ lưu trữ: từng tệp bị sửa, thiếu, thêm vào. Không cần cơ sở dữ liệu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("package", type=Path, metavar="GÓI", help="tệp .zip hoặc thư mục đã giải nén")

    def call(self, *, package: Path, **options: Any) -> dict[str, Any]:
        try:
            found = checked(package)
        except ValueError as fault:
            raise CommandError(f"{str(fault).capitalize()}.", returncode=2) from None
        if found["altered"] or found["missing"] or found["added"]:
            raise PackageDamaged(**found, told=told(found))
        return found

    def words(self, answer: Any) -> str:
        return told(answer)
