"""`congdoan organisations search TEXT`: find organisations by a few words, without diacritics."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.organisations import queries


class Command(UseCaseCommand):
    """Print what the words mean."""

    help = "Tìm đơn vị theo tên (không cần dấu), tên cũ, mã, mã số thuế, số tài khoản."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("text")
        parser.add_argument("--kind", default="", help="mã loại tổ chức, ví dụ employer")

    def call(self, *, by: int, on: date, job: int | None, text: str, kind: str, **options: Any) -> Any:
        return list(queries.search(text, on=on, kinds=(kind,) if kind else ()))

    def words(self, answer: Any) -> str:
        return "\n".join(f"{row.code:<12} {row.name}  {row.tax_code}" for row in answer) or "Không tìm thấy."
