"""The record is written here and nowhere else, in the transaction of the act itself."""

from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from .models import Act

ORIGIN: ContextVar[str] = ContextVar("audit_origin", default="")

__all__ = ["ORIGIN", "record"]


def record(by: int, act: str, *, at: int, **facts: Any) -> None:
    """Write that an actor performed an act in a branch; `ORIGIN` says through which door."""
    Act.objects.create(actor_id=by, act=act, branch_id=at, facts=_plain(facts), origin=ORIGIN.get())


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
