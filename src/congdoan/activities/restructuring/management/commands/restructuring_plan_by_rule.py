"""congdoan restructuring plan_by_rule ID --branch CODE … --parent CODE [--ending-class …]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.activities.restructuring import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Lập phương án theo quy tắc: các nhánh kết thúc; CĐCS bên dưới kết thúc hoặc chuyển."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("reorganisation_id", type=int, help="số nội bộ của quyết định")
        parser.add_argument("--branch", action="append", required=True, metavar="MÃ", help="đơn vị cấp trên kết thúc; lặp lại được")
        parser.add_argument("--parent", required=True, metavar="MÃ", help="cấp trên mới")
        parser.add_argument("--ending-class", action="append", default=[], metavar="LOẠI", help="đối tượng có CĐCS kết thúc; lặp lại được")

    def call(self, *, by: int, on: date, job: int | None, reorganisation_id: int, branch: list[str], parent: str, **options: Any) -> Any:
        given = {"branches": branch, "parent": parent, "ending_classes": options["ending_class"]}
        return {"rows": services.plan_by_rule(by=by, reorganisation_id=reorganisation_id, on=on, **given)}
