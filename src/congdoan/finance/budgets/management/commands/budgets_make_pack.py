"""congdoan budgets make-pack UNIT YEAR [--out FILE]: also the worker's way through a branch."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from congdoan.finance.budgets import queries, services
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand, acting
from congdoan.foundation.kernel.whole_files import whole_file
from congdoan.foundation.kernel.zipping import zipped


class Command(UseCaseCommand):
    help = "Lập bộ hồ sơ quyết toán của cả nhánh (B07, B14, phụ lục của từng đơn vị và tổng hợp). Bị ngắt thì chạy lại làm tiếp."
    one_transaction = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị cấp trên")
        parser.add_argument("year", type=int)
        parser.add_argument("--out", type=Path, default=None, metavar="TỆP.zip", help="ghi cả bộ thành một tệp ZIP")

    def call(self, *, by: int, on: date, job: int | None, unit: str, year: int, out: Path | None, **options: Any) -> Any:
        with acting(by, on=on):
            unit_id = queries.unit_of(unit).id
        is_new, made_at = True, localtime()
        while True:
            with acting(by, on=on):
                pack = services.make_pack(by=by, unit_id=unit_id, year=year, made_at=made_at, on=on, is_new=is_new)
            access.report(job, done=pack.done, total=pack.total, words=f"Đã lập {pack.done} trên {pack.total} đơn vị")
            if pack.is_done:
                break
            is_new = False
        if out is not None:
            with whole_file(out) as file:
                file.writelines(zipped(services.packed_files(pack.id, within=lambda: acting(by, on=on)), made_at=pack.at))
        return {"pack": pack.id, "units": pack.total, "file": str(out) if out else None}
