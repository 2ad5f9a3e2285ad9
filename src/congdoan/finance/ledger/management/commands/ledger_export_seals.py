"""congdoan ledger export_seals UNIT --out FILE.zip [--branch] [--root HASH]."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from congdoan.finance.ledger import services
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.whole_files import whole_file


class Command(UseCaseCommand):
    help = "Xuất sổ đã niêm phong của một đơn vị kèm chương trình để người ngoài tự kiểm tra."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("--out", type=Path, required=True, metavar="TỆP")
        parser.add_argument("--branch", action="store_true", help="cả các đơn vị cấp dưới")
        parser.add_argument(
            "--root", action="append", default=[], metavar="GỐC", help="gốc mà người kiểm tra đang giữ (ghi được nhiều lần)"
        )

    def call(self, *, by: int, on: date, job: int | None, unit: str, out: Path, branch: bool, root: list[str], **options: Any) -> Any:
        found = access_queries.branch_coded(unit)
        if found is None:
            raise access.UnknownBranch(code=unit)
        with whole_file(out) as file:
            made = services.export_seals(by=by, unit_id=found.id, below=branch, out=file, made_at=localtime(), on=on, roots=root)
        return {"file": str(out), "units": made.units, "records": made.records, "roots": made.roots}

    def words(self, answer: Any) -> str:
        return f"Đã xuất {answer['records']} bản ghi của {answer['units']} đơn vị vào {answer['file']}."
