"""What the commands on one advance share: whose it is, its number, one act."""

from argparse import ArgumentParser
from datetime import date
from typing import Any, ClassVar

from congdoan.finance.bookkeeping import forms, queries
from congdoan.foundation.access.doors import UseCaseCommand


class AdvanceCommand(UseCaseCommand):
    """A command on one advance, named by its unit's code and its number such as 12/2024.

    Override `act`, and name in `takes` the options that it takes.
    """

    takes: ClassVar[tuple[str, ...]] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", metavar="MÃ-ĐƠN-VỊ")
        parser.add_argument("number", metavar="SỐ/NĂM")

    def act(self, *, by: int, advance_id: int, on: date, **given: Any) -> Any:
        """Perform the use case; override this."""
        raise NotImplementedError

    def call(self, *, by: int, on: date, job: int | None, unit: str, number: str, **given: Any) -> Any:
        advance_id = forms.advance_numbered(number, unit=unit, on=on)
        self.act(by=by, advance_id=advance_id, on=on, **{name: given[name] for name in self.takes})
        row = queries.advances(on=on, ids=[advance_id])[0]
        return {"number": number, "state": row.state, "words": row.words, "open": row.open}


class MoneyCommand(AdvanceCommand):
    """A command that moves money: in cash, or by the bank."""

    takes: ClassVar[tuple[str, ...]] = ("money",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--money", choices=["cash", "bank"], default="cash", help="tiền mặt hay ngân hàng")


class ReasonCommand(AdvanceCommand):
    """A command that says why."""

    takes: ClassVar[tuple[str, ...]] = ("reason",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--reason", required=True, help="lý do")


class OverrideCommand(AdvanceCommand):
    """A command that may pass the limits of the year, when it says why."""

    takes: ClassVar[tuple[str, ...]] = ("reason",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--reason", default="", help="lý do duyệt vượt dự toán")
