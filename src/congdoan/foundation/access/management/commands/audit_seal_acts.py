"""congdoan audit seal-acts: chain the record of acts."""

from datetime import date
from typing import Any

from congdoan.foundation.access import rules, services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.audit import services as audit


class Command(UseCaseCommand):
    help = "Niêm phong nhật ký: nối mọi việc mới vào chuỗi băm."

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        services.require(by, "audit.seal_acts", at=rules.ROOT, on=on)
        return {"sealed": audit.seal_acts()}
