"""What the commands on one donation share: its id, one act."""

from argparse import ArgumentParser
from datetime import date
from typing import Any, ClassVar

from congdoan.finance.bookkeeping import queries
from congdoan.foundation.access.doors import UseCaseCommand


class DonationCommand(UseCaseCommand):
    """A command on one donation; override `act`, and name in `takes` the options that it takes."""

    takes: ClassVar[tuple[str, ...]] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("donation", type=int, metavar="MÃ-KHOẢN-TÀI-TRỢ")

    def act(self, **given: Any) -> Any:
        """Perform the use case; override this."""
        raise NotImplementedError

    def call(self, *, by: int, on: date, job: int | None, donation: int, **given: Any) -> Any:
        self.act(by=by, donation_id=donation, on=on, **{name: given[name] for name in self.takes})
        row = queries.donations(ids=[donation])[0]
        return {"donation": donation, "number": f"{row.number}/{row.year}", "left": row.left, "lacks": list(row.lacks)}
