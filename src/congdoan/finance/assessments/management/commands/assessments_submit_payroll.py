"""congdoan assessments submit-payroll EMPLOYER MONTH HEADCOUNT WAGE_FUND."""

from argparse import ArgumentParser
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from congdoan.finance.assessments import services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.money import parse_dong
from congdoan.foundation.kernel.periods import parse_month
from congdoan.people.organisations import queries as organisations


class Command(UseCaseCommand):
    help = "Ghi bản khai quỹ lương một tháng của một doanh nghiệp; bản khai chờ được nhận."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("employer", help="mã doanh nghiệp")
        parser.add_argument("month", type=parse_month, help="tháng, như 2026-01")
        parser.add_argument("headcount", type=parse_dong, help="số lao động")
        parser.add_argument("wage_fund", type=parse_dong, help="quỹ lương, đồng")
        parser.add_argument("--note", default="")
        parser.add_argument("--key", type=UUID, default=None, help="khóa chống ghi hai lần")

    def call(
        self, *, by: int, on: date, job: int | None, employer: str, month: int, headcount: int, wage_fund: int, note: str,
        key: UUID | None, **options: Any,
    ) -> Any:  # fmt: skip
        found = organisations.by_code([employer]).get(employer.upper())
        if found is None:
            raise services.EmployerUnknown(code=employer)
        months = [services.SubmittedMonth(month, headcount, wage_fund)]
        return {"ids": services.submit_payroll(by=by, employer_id=found.id, months=months, key=key or uuid4(), note=note, on=on)}
