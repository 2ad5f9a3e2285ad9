"""The record is written here and nowhere else, in the transaction of the act itself."""

from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import connection, transaction

from .models import Act, ActSeal
from .queries import pages_of
from .rules import chain

ORIGIN: ContextVar[str] = ContextVar("audit_origin", default="")

SEALING = 0x5EA1  # every writer shares this lock (a trigger takes it), the sealer holds it alone: no earlier act arrives after its seal

__all__ = ["ORIGIN", "record", "seal_acts"]


def record(by: int, act: str, *, at: int, **facts: Any) -> None:
    """Write that an actor performed an act in a branch; `ORIGIN` says through which door."""
    Act.objects.create(actor_id=by, act=act, branch_id=at, facts=_plain(facts), origin=ORIGIN.get())


@transaction.atomic
def seal_acts() -> int:
    """Seal every act since the last seal; return how many. Whoever calls must reach the whole record."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALING])
    last = ActSeal.objects.order_by("-number").first()
    acts = list(Act.objects.filter(id__gt=last.through_id if last else 0).order_by("id"))
    if not acts:
        return 0
    chained = chain(last.sha256 if last else "", (pages_of(act) for act in acts))
    ActSeal.objects.create(number=last.number + 1 if last else 1, through_id=acts[-1].pk, acts=len(acts), sha256=chained)
    return len(acts)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Fraction | Decimal):
        return str(value)
    return value if isinstance(value, str | int | float | bool | None) else str(value)
