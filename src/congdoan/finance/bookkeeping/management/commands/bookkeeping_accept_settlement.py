"""`congdoan bookkeeping accept-settlement UNIT 12/2024`: the second person's word on a settlement.`"""

from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.management.on_advance import OverrideCommand


class Command(OverrideCommand):
    help = "Duyệt giấy thanh toán tạm ứng do người khác lập."

    def act(self, **given: Any) -> Any:
        return services.accept_settlement(**given)
