"""congdoan collection waive-unpaid EMPLOYER --ground dissolution."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.people.organisations import queries as organisations


class Command(UseCaseCommand):
    help = "Miễn kinh phí công đoàn chưa đóng của doanh nghiệp giải thể, phá sản, theo quyết định."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("employer", help="mã doanh nghiệp")
        parser.add_argument("--ground", required=True, choices=["dissolution", "bankruptcy"])
        parser.add_argument("--document", required=True, help="số và ngày quyết định")
        parser.add_argument("--decided-on", type=date.fromisoformat, required=True)

    def call(self, *, by: int, on: date, job: int | None, employer: str, **options: Any) -> Any:
        employer_id = organisations.id_of_code(employer)
        if employer_id is None:
            raise services.UnknownEmployer(code=employer)
        return services.waive_unpaid(
            by=by, employer_id=employer_id, ground=options["ground"], document=options["document"], decided_on=options["decided_on"], on=on
        )
