"""What the commands on one count of the cash share: its id, one act."""

from argparse import ArgumentParser
from datetime import date
from typing import Any, ClassVar

from congdoan.finance.bookkeeping import queries
from congdoan.foundation.access.doors import UseCaseCommand


class CashCountCommand(UseCaseCommand):
    """A command on one count; override `act`, and name in `takes` the options that it takes."""

    takes: ClassVar[tuple[str, ...]] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("count", type=int, metavar="MÃ-BIÊN-BẢN")

    def act(self, **given: Any) -> Any:
        """Perform the use case; override this."""
        raise NotImplementedError

    def call(self, *, by: int, on: date, job: int | None, count: int, **given: Any) -> Any:
        self.act(by=by, count_id=count, on=on, **{name: given[name] for name in self.takes})
        row = queries.cash_counts(ids=[count])[0]
        return {"count": count, "number": f"{row.number}/{row.year}", "state": row.state, "words": row.words}
