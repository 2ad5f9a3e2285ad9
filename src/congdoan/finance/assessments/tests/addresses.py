"""What an employer and a union declared, to open the pages of what is owed with (see tests/town.py)."""

from uuid import uuid4

from congdoan.finance.assessments import queries, services

ROWS = {"submission_id": "assessments.PayrollSubmission", "decline_dues.submission_id": "assessments.DuesSubmission"}


def examples(town):
    facts = {"by": town.by, "on": town.on}
    month = services.SubmittedMonth(202403, 10, 90_000_000)
    submission = services.submit_payroll(employer_id=town.cast.employer, months=[month], key=uuid4(), **facts)
    return {"submission_id": submission[0], "charge_id": next(iter(queries.charges([town.cast.employer]))).id}


def own_examples(town):
    dues = services.submit_dues(
        by=town.by, unit_id=town.cast.union, month=202401, members_paying=9, collected_dong=900_000, key=uuid4(), on=town.on
    )
    return {"decline_dues": {"submission_id": dues}}
