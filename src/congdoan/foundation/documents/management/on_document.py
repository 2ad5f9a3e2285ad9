"""What the commands on one outgoing document share: its id, one act, the answer; a unit by its code, a file's bytes."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from django.utils.timezone import localtime

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.access.services import UnknownBranch
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.rules.writing import UnreadableContent
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.whole_files import write_whole


class DocumentFileMissing(DomainError):
    code = "document-file-missing"
    says = "Không đọc được tệp {file}. Kiểm tra đường dẫn."


class DocumentCommand(UseCaseCommand):
    """A command on one document; override `act`, and name in `takes` the options that it takes."""

    takes: ClassVar[tuple[str, ...]] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("outgoing_id", type=int, metavar="SỐ", help="số thứ tự của văn bản trong hệ thống")

    def act(self, *args: Any, **given: Any) -> Any:
        """Perform the use case; override this."""
        raise NotImplementedError

    def call(self, *, by: int, on: date, job: int | None, outgoing_id: int, **given: Any) -> Any:
        told = self.act(by=by, outgoing_id=outgoing_id, on=on, **{name: given[name] for name in self.takes})
        found = queries.outgoing(outgoing_id)
        state = {"document": outgoing_id, "number": found.written, "state": found.state, "words": found.state_words} if found else {}
        return state if told is None else {**state, "done": told}


class RegisterCommand(UseCaseCommand):
    """A command that writes a register of a year into a file; override `export`."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ", help="mã đơn vị")
        parser.add_argument("year", type=int, metavar="NĂM")
        parser.add_argument("--to", type=Path, required=True, metavar="TỆP", help="tệp .pdf hoặc .xlsx sẽ viết")

    def export(self, **given: Any) -> Any:
        """Perform the use case; override this."""
        raise NotImplementedError

    def call(self, *, by: int, on: date, job: int | None, unit: str, year: int, to: Path, **options: Any) -> Any:
        kind = to.suffix.removeprefix(".").casefold()
        made = self.export(by=by, unit_id=unit_of(unit), year=year, kind=kind, made_at=localtime(), on=on)
        write_whole(to, made.content)
        return {"path": str(to), "bytes": len(made.content)}


class AddressCommand(UseCaseCommand):
    """A command that says where mail is read; name the use case in `service`."""

    service: ClassVar[Any]

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ", help="mã đơn vị")
        parser.add_argument("email", nargs="?", default="", metavar="ĐỊA_CHỈ", help="địa chỉ thư; bỏ trống là thôi gửi")

    def call(self, *, by: int, on: date, job: int | None, unit: str, email: str, **options: Any) -> Any:
        self.service(by=by, unit_id=unit_of(unit), email=email, on=on)
        return {"unit": unit, "email": email}


class ReasonCommand(DocumentCommand):
    """An act that says why."""

    takes = ("reason",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--reason", required=True, help="lý do, lời nhắn")


def add_picture(parser: ArgumentParser) -> None:
    """Ask for a unit, a picture and its width on paper."""
    parser.add_argument("unit", metavar="MÃ", help="mã đơn vị")
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp PNG nền trong suốt")
    parser.add_argument("--width", type=int, required=True, metavar="MM", help="bề ngang trên giấy, mm")


def unit_of(code: str) -> int:
    """Return the unit with a code.

    :raises UnknownBranch: none bears it
    """
    branch = access_queries.branch_coded(code) if code.strip() else None
    if branch is None:
        raise UnknownBranch(code=code)
    return int(branch.id)


def json_of(file: Path | str) -> Any:
    """Return what a JSON file says.

    :raises DocumentFileMissing: it cannot be read
    :raises UnreadableContent: it is no JSON
    """
    try:
        return json.loads(bytes_of(file))
    except (ValueError, RecursionError) as cause:
        raise UnreadableContent(faults=f"tệp {Path(file).name} không phải JSON ({str(cause)[:80]})") from None


def bytes_of(file: Path | str) -> bytes:
    """Return a file's bytes.

    :raises DocumentFileMissing: it cannot be read
    """
    try:
        return Path(file).read_bytes()
    except OSError:
        raise DocumentFileMissing(file=str(file)) from None
