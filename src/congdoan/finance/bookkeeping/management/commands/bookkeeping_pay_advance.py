"""`congdoan bookkeeping pay-advance UNIT 12/2024 --money cash`: an approved advance paid out.`"""

from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.management.on_advance import MoneyCommand


class Command(MoneyCommand):
    help = "Chi một khoản tạm ứng đã được người khác duyệt."

    def act(self, **given: Any) -> Any:
        return services.pay_advance(**given)
