"""`congdoan bookkeeping pay-extra UNIT 12/2024 --money cash`: what was spent beyond the advance.`"""

from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.management.on_advance import MoneyCommand


class Command(MoneyCommand):
    help = "Chi thêm phần vượt tạm ứng của giấy thanh toán đã duyệt."

    def act(self, **given: Any) -> Any:
        return services.pay_extra(**given)
