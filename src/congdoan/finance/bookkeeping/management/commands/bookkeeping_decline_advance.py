"""`congdoan bookkeeping decline-advance UNIT 12/2024 --reason WORDS`: a request turned down or withdrawn.`"""

from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.management.on_advance import ReasonCommand


class Command(ReasonCommand):
    help = "Không duyệt, hoặc rút, một đề nghị tạm ứng chưa chi; nêu lý do."

    def act(self, **given: Any) -> Any:
        return services.decline_advance(**given)
