"""congdoan programmes draft-programme UNIT --kind KIND --title WORDS [--document ID]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.activities.programmes import services
from congdoan.activities.programmes.management.on_programme import unit_of
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Soạn một chương trình; với số của văn bản đến thì nhiệm vụ lấy từ văn bản đó."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("--kind", default="programme", help="programme, plan, project, resolution")
        parser.add_argument("--title", required=True, help="tên")
        parser.add_argument("--document", type=int, default=None, help="số của văn bản đến trong hệ thống")
        parser.add_argument("--starts-on", type=date.fromisoformat, default=None, help="từ ngày, YYYY-MM-DD")
        parser.add_argument("--ends-on", type=date.fromisoformat, default=None, help="đến ngày, YYYY-MM-DD")

    def call(self, *, by: int, on: date, job: int | None, unit: str, document: int | None, **given: Any) -> Any:
        facts = {name: given[name] for name in ("kind", "title", "starts_on", "ends_on")}
        return {"id": services.draft_programme(by=by, unit_id=unit_of(unit), document_id=document, on=on, **facts)}
