"""congdoan bookkeeping draft-voucher: write one down from a JSON file."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Lập một chứng từ từ tệp JSON: kind, voucher_date, counterpart, reason, parts [{amount, category}]."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("file", type=Path, help="tệp JSON")
        parser.add_argument("--key", type=UUID, default=None, help="khóa của lần gửi: gửi lại cùng khóa không ghi hai lần")

    def call(self, *, by: int, on: date, job: int | None, unit: str, file: Path, key: UUID | None, **options: Any) -> Any:
        content = forms.content_of(Path(file))
        new = services.draft_voucher(by=by, unit_id=forms.unit_named(unit), client_key=key or uuid4(), content=content, on=on)
        return {"voucher": new}

    def words(self, answer: Any) -> str:
        return f"Đã lập chứng từ {answer['voucher']}."
