"""congdoan ledger verify: prove the books anew."""

import sys
from datetime import date
from typing import Any

from congdoan.finance.ledger import queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Kiểm tra toàn bộ sổ từ các dòng đã lưu: cân đối, đủ dòng, số tổng hợp, niêm phong, dấu vân tay của lô."

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        access.require_somewhere(by, "ledger.verify", on=on)
        return queries.verify()

    def words(self, answer: Any) -> str:
        seen = ", ".join(f"{kind} {count}" for kind, count in answer["checked"].items())
        problems = [
            f"- {problem['words']} Đơn vị {problem['unit_id']}, tháng {problem['month']}, số {problem['subject']}:"
            f" đúng ra {problem['expected']}, đang là {problem['found']}."
            for problem in answer["problems"]
        ]
        head = "Sổ đúng" if answer["ok"] else f"Có {len(problems)} chỗ không khớp"
        return "\n".join([f"{head} ({seen}).", *problems])

    def answer(self, answer: Any, *, wants_json: bool) -> None:
        super().answer(answer, wants_json=wants_json)
        if not answer["ok"]:
            sys.exit(1)
