"""`congdoan bookkeeping decline-settlement UNIT 12/2024 --reason WORDS`: a settlement given back.`"""

from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.management.on_advance import ReasonCommand


class Command(ReasonCommand):
    help = "Trả lại giấy thanh toán tạm ứng, nêu lý do."

    def act(self, **given: Any) -> Any:
        return services.decline_settlement(**given)
