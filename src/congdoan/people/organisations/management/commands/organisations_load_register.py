"""`congdoan organisations load_register --unions FILE --employers FILE`: load a register from files, all or nothing."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.organisations import services

FILES = {"unions": "danh sách công đoàn", "employers": "danh sách doanh nghiệp", "payer_groups": "nhóm nộp chung"}


class Command(UseCaseCommand):
    """Load unions, employers and joint payers."""

    help = "Nạp sổ gốc từ tệp CSV hoặc Excel; còn một lỗi thì chưa ghi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        for name, words in FILES.items():
            parser.add_argument(f"--{name.replace('_', '-')}", type=existing_file, default=None, metavar="TỆP", help=words)

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        files = {name: (options[name].name, options[name].read_bytes()) for name in FILES if options[name]}
        loaded = services.load_register(by=by, on=on, **files)
        return {"unions": loaded.unions, "employers": loaded.employers, "groups": loaded.groups}


def existing_file(text: str) -> Path:
    """Return the path of a file that is there.

    :raises ValueError: it is not
    """
    path = Path(text)
    if not path.is_file():
        raise ValueError(text)
    return path
