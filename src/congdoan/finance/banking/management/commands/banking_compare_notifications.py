"""`congdoan banking compare-notifications`: what the imported statements prove; safe to repeat."""

from datetime import date
from typing import Any

from congdoan.finance.banking import services
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Đối chiếu thông báo ngân hàng với các sao kê đã nạp; chạy lại không đổi gì."

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        return {"proven": services.compare_notifications(by=by, on=on)}
