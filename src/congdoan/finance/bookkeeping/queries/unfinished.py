"""Vouchers of a unit that somebody still has to act on."""

from django.db.models import OuterRef, Subquery

from congdoan.finance.bookkeeping.models import Voucher, VoucherAct

from .vouchers import VoucherRecord, vouchers_by_id

WAITING = ("submitted", "returned", "approved", "drafted", "amended")


def vouchers_waiting(unit_id: int, *, limit: int) -> list[VoucherRecord]:
    """Return a unit's newest vouchers that are not in the books yet and not voided, the newest first."""
    last = VoucherAct.objects.filter(voucher_id=OuterRef("pk")).order_by("-place").values("kind")[:1]
    rows = Voucher.objects.filter(unit_id=unit_id).annotate(state=Subquery(last)).filter(state__in=WAITING)
    return list(reversed(vouchers_by_id(list(rows.order_by("-id").values_list("id", flat=True)[:limit]))))
