"""`congdoan members load-members FILE [--unit CODE] [--since DAY]`."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.members import services
from congdoan.people.members.forms import id_of


class Command(UseCaseCommand):
    """Load a register of members from a file: all of it or nothing."""

    help = "Nạp danh sách đoàn viên từ tệp: tất cả hoặc không ai; nạp lại thì sửa, không nhân đôi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, metavar="TỆP")
        parser.add_argument("--unit", default="", help="mã công đoàn của các dòng không ghi mã")
        parser.add_argument("--since", type=date.fromisoformat, default=None, help="ngày đầu của các dòng không ghi ngày vào công đoàn")

    def call(self, *, by: int, on: date, job: int | None, file: Path, unit: str, since: date | None, **options: Any) -> Any:
        def report(count: int) -> None:
            access.report(job, done=count, total=0, words=f"Đã xong {count} dòng")

        unit_id = id_of(unit) if unit else None
        facts: dict[str, Any] = {"file_name": Path(file).name, "content": Path(file).read_bytes(), "unit_id": unit_id, "since": since}
        return services.load_members(by=by, on=on, report=report, **facts)
