"""congdoan programmes open-report-request UNIT --title WORDS --cadence … --first … --last … --cells CODE …."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import unit_of
from congdoan.foundation.access.doors import UseCaseCommand

DAYS = {
    "first": "ngày đầu kỳ", "last": "ngày cuối kỳ", "opens_on": "ngày mở", "due_on": "hạn nộp", "escalate_on": "ngày báo lên cấp trên",
}  # fmt: skip


class Command(UseCaseCommand):
    help = "Yêu cầu các công đoàn cơ sở báo cáo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị hỏi")
        parser.add_argument("--title", required=True, help="tên báo cáo")
        parser.add_argument("--cadence", required=True, help="month, quarter, half_year, year, once")
        for name, words in DAYS.items():
            parser.add_argument(f"--{name.replace('_', '-')}", dest=name, type=date.fromisoformat, required=True, help=words)
        parser.add_argument("--cells", nargs="+", required=True, metavar="CHỈ SỐ", help="mã các chỉ số")
        parser.add_argument("--units", nargs="*", default=None, metavar="MÃ", help="mã các công đoàn cơ sở; bỏ trống là tất cả")

    def call(self, *, by: int, on: date, job: int | None, unit: str, units: list[str] | None, **given: Any) -> Any:
        facts = {name: given[name] for name in ("title", "cadence", "cells", *DAYS)}
        by_id = None if units is None else [unit_of(code) for code in units]
        return {"id": services.open_report_request(by=by, unit_id=unit_of(unit), unit_ids=by_id, on=on, **facts)}
