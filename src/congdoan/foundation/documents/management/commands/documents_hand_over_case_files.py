"""congdoan documents hand-over-case-files UNIT CASE [CASE ...] --name TEXT --giver NAME --receiver NAME."""

from argparse import ArgumentParser
from dataclasses import fields
from datetime import date
from typing import Any

from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import unit_of


class Command(UseCaseCommand):
    help = "Nhận các hồ sơ đã kết thúc vào lưu trữ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ", help="mã đơn vị")
        parser.add_argument("case_ids", type=int, nargs="+", metavar="SỐ", help="số thứ tự của các hồ sơ")
        parser.add_argument("--name", required=True, help="tên khối tài liệu")
        parser.add_argument("--giver", required=True, help="người giao")
        parser.add_argument("--giver-position", default="", help="chức vụ người giao")
        parser.add_argument("--receiver", required=True, help="người nhận")
        parser.add_argument("--receiver-position", default="", help="chức vụ người nhận")
        parser.add_argument("--boxes", type=int, default=0, metavar="HỘP", help="số hộp, cặp tài liệu giấy")
        parser.add_argument("--condition", default="Đầy đủ, nguyên vẹn", help="tình trạng tài liệu")

    def call(self, *, by: int, on: date, job: int | None, unit: str, case_ids: list[int], **given: Any) -> Any:
        made = services.HandoverDraft(**{one.name: given[one.name] for one in fields(services.HandoverDraft)})
        return {"handover": services.hand_over_case_files(by=by, unit_id=unit_of(unit), case_ids=case_ids, handover=made, on=on)}
