"""congdoan assessments decide-relief CODE KIND FIRST LAST."""

from argparse import ArgumentParser
from datetime import date
from fractions import Fraction
from typing import Any

from congdoan.finance.assessments import services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.periods import parse_month
from congdoan.people.organisations import queries as organisations


class Command(UseCaseCommand):
    help = "Ghi quyết định giảm hoặc tạm dừng đóng kinh phí công đoàn của một doanh nghiệp."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("employer", help="mã doanh nghiệp")
        parser.add_argument("kind", choices=["reduction", "suspension"])
        parser.add_argument("first", type=parse_month)
        parser.add_argument("last", type=parse_month)
        parser.add_argument("--rate", type=Fraction, help="tỷ lệ giảm, như 20/100")
        parser.add_argument("--document", required=True, help="số và ngày quyết định")
        parser.add_argument("--decided-on", type=date.fromisoformat, required=True)

    def call(self, *, by: int, on: date, job: int | None, employer: str, kind: str, first: int, last: int, **options: Any) -> Any:
        employer_id = organisations.id_of_code(employer)
        if employer_id is None:
            raise services.EmployerUnknown(code=employer)
        return services.decide_relief(
            by=by, employer_id=employer_id, kind=kind, first_month=first, last_month=last, document=options["document"],
            decided_on=options["decided_on"], rate=options["rate"], on=on,
        )  # fmt: skip
