"""congdoan ledger fold-summaries: add waiting turnover to the summaries; safe at any time."""

from datetime import date
from typing import Any

from congdoan.finance.ledger import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Cộng số phát sinh đang chờ vào số tổng hợp. Chạy lúc nào cũng được."

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        return {"folded": services.fold_summaries(by=by, on=on)}

    def words(self, answer: Any) -> str:
        return f"Đã cộng {answer['folded']} dòng đang chờ."
