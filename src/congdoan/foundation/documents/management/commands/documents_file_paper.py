"""congdoan documents file-paper CASE (--outgoing ID | --arrival ID | --title TEXT --day DAY) [--pages N]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services


class Command(UseCaseCommand):
    help = "Đưa một văn bản hoặc tài liệu vào hồ sơ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("case_id", type=int, metavar="SỐ", help="số thứ tự của hồ sơ")
        source = parser.add_mutually_exclusive_group(required=True)
        source.add_argument("--outgoing", type=int, default=None, metavar="SỐ", help="văn bản đã ký")
        source.add_argument("--arrival", type=int, default=None, metavar="SỐ", help="văn bản đến")
        source.add_argument("--title", default=None, help="tên loại và trích yếu của tài liệu khác")
        parser.add_argument(
            "--day", type=date.fromisoformat, default=None, metavar="NGÀY", help="ngày của tài liệu khác; bỏ trống là hôm nay"
        )
        parser.add_argument("--symbol", default="", help="số, ký hiệu của tài liệu khác")
        parser.add_argument("--author", default="", help="tác giả của tài liệu khác")
        parser.add_argument("--pages", type=int, default=None, metavar="TRANG", help="số trang; tệp PDF tự đếm")
        parser.add_argument("--note", default="", help="ghi chú")

    def call(self, *, by: int, on: date, job: int | None, case_id: int, title: str | None, day: date | None, **given: Any) -> Any:
        other = services.PaperDraft(title, day or on, given["symbol"], given["author"]) if title is not None else None
        source = {"outgoing_id": given["outgoing"], "arrival_id": given["arrival"], "paper": other}
        return {"paper": services.file_paper(by=by, case_id=case_id, on=on, pages=given["pages"], note=given["note"], **source)}
