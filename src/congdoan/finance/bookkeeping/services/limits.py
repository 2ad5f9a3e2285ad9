"""What a unit may spend is written down here by who decided it above; vouchers never ask upwards."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from congdoan.finance.bookkeeping.models import SpendingLimit
from congdoan.finance.bookkeeping.queries.limits import limits as standing_limits
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.reference import queries as reference


class LimitUnknown(DomainError):
    code = "spending-limit-unknown"
    says = "Hạn mức chi “{category}” không phải một loại chi, hoặc số tiền {amount} dưới 0."


@transaction.atomic
def set_spending_limits(*, by: int, unit_id: int, year: int, limits: Mapping[str, int], source: str, on: date) -> int:
    """Write down what a unit may spend of each category in a year; what stands already is not written again. Returns how many are new.

    `source` names what set them, e.g. "budgets/estimate/12".
    Units: đồng, by spending category of the table `entry_categories`.

    :raises LimitUnknown: not a spending category, or a sum below zero
    :raises NotAllowed: the actor may not set limits for this unit
    """
    access.require(by, "bookkeeping.set_spending_limits", at=unit_id, on=on)
    known = {str(record.fields["code"]) for record in reference.records("entry_categories") if record.fields["direction"] == "spending"}
    for category, amount in limits.items():
        if category not in known or amount < 0:
            raise LimitUnknown(category=category[:40], amount=amount)
    standing = standing_limits([unit_id], year).get(unit_id, {})
    new = {category: amount for category, amount in limits.items() if standing.get(category) != amount}
    SpendingLimit.objects.bulk_create(
        SpendingLimit(unit_id=unit_id, year=year, category=category, amount=amount, source=source, set_by=by, set_on=on)
        for category, amount in sorted(new.items())
    )
    if new:
        audit.record(by, "bookkeeping.set_spending_limits", at=unit_id, year=year, source=source, limits=new)
    return len(new)
