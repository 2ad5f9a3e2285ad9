"""`congdoan banking export-payments UNIT LC… --layout NAME --to FOLDER`: files of approved orders for the bank."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from congdoan.finance.banking import forms, queries, services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.whole_files import write_whole


class Command(UseCaseCommand):
    help = "Xuất các lệnh chi đã duyệt thành tệp gửi ngân hàng; mỗi lệnh chỉ xuất một lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ-ĐƠN-VỊ")
        parser.add_argument("orders", nargs="+", metavar="SỐ-LỆNH")
        parser.add_argument("--layout", required=True, metavar="MẪU", help=", ".join(name for name, _, _ in services.layouts()))
        parser.add_argument("--to", default=None, metavar="THƯ-MỤC", help="ghi tệp vào thư mục này; tệp luôn được giữ trong hệ thống")

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        folder = None if options["to"] is None else Path(options["to"])
        if folder is not None and not folder.is_dir():
            raise CommandError(f"Không có thư mục {folder}.", returncode=2)
        unit_id, ids = forms.payments_numbered(options["orders"], unit=options["unit"], by=by, on=on)
        made = services.export_payments(by=by, unit_id=unit_id, order_ids=ids, layout=options["layout"], on=on)
        files = queries.payment_files(ids=made, limit=len(made))
        for batch_id in made if folder is not None else ():
            found = queries.payment_file(batch_id)
            assert found is not None
            assert folder is not None
            write_whole(folder / found[0].file_name, found[1])
        return {"files": files}
