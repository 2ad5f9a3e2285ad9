"""congdoan access issue-link UNIT SUBJECT --until DAY --reason TEXT."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access import rules, services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.access.management.asking import branch_or_refusal


class Command(UseCaseCommand):
    help = "Cấp liên kết cho kế toán một doanh nghiệp; địa chỉ chỉ in ra một lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị thu")
        parser.add_argument("subject", help="mã doanh nghiệp")
        parser.add_argument("--until", type=date.fromisoformat, required=True, help="ngày đầu tiên không còn dùng được")
        parser.add_argument("--reason", required=True)

    def call(self, *, by: int, on: date, job: int | None, unit: str, subject: str, until: date, reason: str, **options: Any) -> Any:
        issued = services.issue_link(
            by=by, unit_id=branch_or_refusal(unit), subject_id=branch_or_refusal(subject), until=until, reason=reason, on=on
        )
        return {"id": issued.id, "path": rules.LINK_PATHS[rules.PAYER_LINK].format(token=issued.token)}
