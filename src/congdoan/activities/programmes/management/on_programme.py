"""What the commands of programmes share: the thing by its number, one act, the options of a task; a unit by its code."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from congdoan.foundation.access import queries as access
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.access.services import UnknownBranch
from congdoan.foundation.kernel.errors import DomainError

TASK_TEXTS = ("title", "group", "lead", "support", "product", "breakthrough")
TASK_OPTIONS = (*TASK_TEXTS, "due_on", "is_recurring", "for_units")


class EvidenceFileMissing(DomainError):
    code = "progress-file-missing"
    says = "Không đọc được tệp {file}. Kiểm tra đường dẫn."


class OnOne(UseCaseCommand):
    """A command on one thing by its number; override `act`, name in `takes` the options that it takes."""

    subject: ClassVar[str] = "programme_id"
    named: ClassVar[str] = "số của chương trình"
    takes: ClassVar[tuple[str, ...]] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(self.subject, type=int, metavar="SỐ", help=f"{self.named} trong hệ thống")

    def act(self, *args: Any, **given: Any) -> Any:
        """Perform the use case; override this."""
        raise NotImplementedError

    def call(self, *, by: int, on: date, job: int | None, **given: Any) -> Any:
        return told(self.act(by=by, on=on, **{name: given[name] for name in (self.subject, *self.takes)}), given[self.subject])


def told(answer: Any, number: int) -> Any:
    """Return what a command prints: the answer, or the thing that was acted on."""
    return {"id": answer} if isinstance(answer, int) else {"id": number} if answer is None else answer


def task_arguments(parser: ArgumentParser) -> None:
    """Add the options of a task."""
    parser.add_argument("--title", required=True, help="nhiệm vụ")
    for name, words in (
        ("group", "nhóm"),
        ("lead", "chủ trì"),
        ("support", "phối hợp"),
        ("product", "sản phẩm"),
        ("breakthrough", "khâu đột phá"),
    ):
        parser.add_argument(f"--{name}", default="", help=words)
    parser.add_argument("--due-on", type=date.fromisoformat, default=None, help="hạn, YYYY-MM-DD")
    parser.add_argument("--is-recurring", action="store_true", help="làm thường xuyên")
    parser.add_argument("--for-units", action="store_true", help="giao cả cho từng công đoàn cơ sở")


def unit_of(code: str) -> int:
    """Return the unit with a code.

    :raises UnknownBranch: none bears it
    """
    branch = access.branch_coded(code) if code.strip() else None
    if branch is None:
        raise UnknownBranch(code=code)
    return int(branch.pk)


def bytes_of(file: Path) -> bytes:
    """Return a file's bytes.

    :raises EvidenceFileMissing: it cannot be read
    """
    try:
        return file.read_bytes()
    except OSError:
        raise EvidenceFileMissing(file=str(file)) from None
