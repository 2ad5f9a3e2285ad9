"""Vouchers that odd hands made: one person for two acts that belong to different people, one payment in pieces under a limit."""

from datetime import date
from fractions import Fraction

from django.db import connection

from .vouchers import VoucherRecord, vouchers_by_id

PREPARED, APPROVED, PAID = ("drafted", "amended", "submitted"), "approved", "paid"
MOST = 500


def one_hand(unit_id: int, *, year: int) -> list[tuple[VoucherRecord, str]]:
    """Return a unit's vouchers of a year that somebody prepared and approved, approved and paid, or prepared and paid, and which of these.

    Three statements; at most the first 500.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT a.voucher_id, bool_or(a.kind = ANY(%(prepared)s)), bool_or(a.kind = 'approved'), bool_or(a.kind = 'paid')
            FROM bookkeeping_voucher_act a JOIN bookkeeping_voucher v ON v.id = a.voucher_id
            WHERE v.unit_id = %(unit)s AND v.accounting_date BETWEEN make_date(%(year)s, 1, 1) AND make_date(%(year)s, 12, 31)
            GROUP BY a.voucher_id, a.recorded_by
            HAVING bool_or(a.kind = ANY(%(prepared)s))::int + bool_or(a.kind = 'approved')::int + bool_or(a.kind = 'paid')::int > 1
            ORDER BY a.voucher_id LIMIT %(most)s
            """,
            {"prepared": list(PREPARED), "unit": unit_id, "year": year, "most": MOST},
        )
        found = {voucher: _words(prepared, approved, paid) for voucher, prepared, approved, paid in cursor.fetchall()}
    return [(one, found[one.id]) for one in vouchers_by_id(list(found))]


def _words(prepared: bool, approved: bool, paid: bool) -> str:
    did = [words for words, is_true in (("lập", prepared), ("duyệt", approved), ("chi", paid)) if is_true]
    return " ".join(f"vừa {word}" for word in did)


def payments_near(unit_id: int, *, year: int, until: date, limit: int, least: Fraction, days: int) -> list[VoucherRecord]:
    """Return the booked payments in cash to somebody who got another one within some days, each from a part of a limit up and below it.

    Units: đồng. Three statements; at most the first 500.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH near AS (
              SELECT v.id, v.accounting_date, lower(btrim(v.counterpart)) AS whom FROM bookkeeping_voucher v
              WHERE v.unit_id = %(unit)s AND v.kind = 'payment' AND v.accounting_date BETWEEN make_date(%(year)s, 1, 1) AND %(until)s
                AND v.amount < %(limit)s AND v.amount * %(bottom)s::numeric >= %(limit)s * %(top)s::numeric
                AND bookkeeping_state_of(v.id) = 'posted'
            )
            SELECT n.id FROM near n WHERE EXISTS (
              SELECT FROM near o WHERE o.whom = n.whom AND o.id <> n.id AND abs(o.accounting_date - n.accounting_date) <= %(days)s
            ) ORDER BY n.accounting_date, n.id LIMIT %(most)s
            """,
            {
                "unit": unit_id, "year": year, "until": until, "limit": limit, "top": least.numerator, "bottom": least.denominator,
                "days": days, "most": MOST,
            },
        )  # fmt: skip
        found = [voucher_id for (voucher_id,) in cursor.fetchall()]
    return sorted(vouchers_by_id(found), key=lambda one: (one.content.accounting_date, one.id))
