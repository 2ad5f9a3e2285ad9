"""congdoan audit verify: recompute every seal of the record."""

import sys
from datetime import date
from typing import Any

from congdoan.foundation.access import rules, services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.audit import queries as audit


class Command(UseCaseCommand):
    help = "Kiểm lại toàn bộ niêm phong của nhật ký; thoát với mã 1 khi có sai khác."

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        services.require(by, "audit.verify", at=rules.ROOT, on=on)
        return audit.verify()

    def answer(self, answer: Any, *, wants_json: bool) -> None:
        super().answer(answer, wants_json=wants_json)
        if not answer["ok"]:
            sys.exit(1)
