"""What the commands on one paper share: of what it is the paper."""

from argparse import ArgumentParser
from pathlib import Path

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.errors import DomainError


class FileMissing(DomainError):
    code = "paper-file-missing"
    says = "Không đọc được tệp {file}. Kiểm tra đường dẫn."


class PaperCommand(UseCaseCommand):
    """KIND ID: the settlement or the estimate's version that was sent up."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("kind", choices=["settlement", "estimate"], help="quyết toán hay dự toán")
        parser.add_argument("subject_id", type=int, metavar="SỐ", help="số của bản đã gửi")


def bytes_of(file: Path) -> bytes:
    """Return a file's bytes.

    :raises FileMissing: it cannot be read
    """
    try:
        return file.read_bytes()
    except OSError:
        raise FileMissing(file=str(file)) from None
