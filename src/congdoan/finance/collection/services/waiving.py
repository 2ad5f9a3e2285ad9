"""Waiving what an employer that is dissolved or bankrupt has not paid."""

from datetime import date

from django.db import transaction

from congdoan.finance.assessments import queries as owed
from congdoan.finance.assessments import services as assessments
from congdoan.finance.collection.queries.sums import outstanding
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.reference import queries as reference

FUND = "KPCD"


class UnableToWaive(DomainError):
    """Root of this module's refusals."""


class WaiverNotAvailable(UnableToWaive):
    code = "waiver-not-available"
    says = "Ngày {decided_on} luật chưa cho miễn kinh phí công đoàn, hoặc lý do {ground} không thuộc diện được miễn ({allowed})."


class UnknownEmployer(UnableToWaive):
    code = "employer-unknown"
    says = "Không có doanh nghiệp mang mã {code} trong phạm vi của anh chị."


class NothingUnpaid(UnableToWaive):
    code = "nothing-unpaid"
    says = "Người nộp này không còn khoản kinh phí công đoàn nào chưa đóng."


@transaction.atomic
def waive_unpaid(*, by: int, employer_id: int, ground: str, document: str, decided_on: date, on: date) -> dict[str, int]:
    """Lower every unpaid month of an employer's fund to what was paid, by a decision; the waived sums stay on record.

    Source: reference table `union_fund_relief`, scope waiver (grounds: dissolution, bankruptcy).

    :raises WaiverNotAvailable: no waiver in the law of the day of the decision, or not on this ground
    :raises NothingUnpaid: nothing is left to waive
    :raises NotAllowed: the actor may not decide for this employer
    """
    access.require(by, "collection.waive_unpaid", at=employer_id, on=on)
    grounds = _grounds(decided_on)
    if ground not in grounds:
        raise WaiverNotAvailable(decided_on=f"{decided_on:%d/%m/%Y}", ground=ground, allowed=", ".join(grounds) or "chưa có")
    unpaid = [row for row in outstanding([employer_id], on=on, kinds=[FUND]) if row.unpaid]
    if not unpaid:
        raise NothingUnpaid()
    charges = {(charge.payer_id, charge.month): charge.id for charge in owed.charges([employer_id], kinds=[FUND])}
    for row in unpaid:
        charge_id = charges[row.payer_id, row.month]
        assessments.revise_charge(by=by, charge_id=charge_id, amount=row.paid, reason=f"Miễn theo {document}", on=on)
    waived = sum(row.unpaid for row in unpaid)
    audit.record(by, "collection.waive_unpaid", at=employer_id, months=len(unpaid), waived=waived, ground=ground, document=document)
    return {"months": len(unpaid), "waived": waived}


def _grounds(decided_on: date) -> list[str]:
    try:
        return list(reference.in_force("union_fund_relief", on=decided_on, relief="waiver").fields["grounds"])
    except (reference.NotInForce, reference.AmbiguousScope):
        return []
