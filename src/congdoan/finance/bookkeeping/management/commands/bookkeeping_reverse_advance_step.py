"""`congdoan bookkeeping reverse-advance-step UNIT 12/2024 3 --reason WORDS`: a booked step taken back.`"""

from argparse import ArgumentParser
from typing import Any

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.management.on_advance import ReasonCommand


class Command(ReasonCommand):
    help = "Đảo một bước đã ghi sổ của khoản tạm ứng, nêu lý do."
    takes = ("place", "red", "reason")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("place", type=int, metavar="BƯỚC")
        parser.add_argument("--red", action="store_true", help="ghi số âm thay vì đảo vế")

    def act(self, **given: Any) -> Any:
        return services.reverse_advance_step(**given)
