"""Reads of the record, newest first."""

from datetime import datetime
from typing import Any

from .models import Act


def acts(*, branch_ids: list[int] | None = None, act: str = "", before: datetime | None = None, limit: int = 50) -> list[dict[str, Any]]:
    """Return acts as rows: actor_id, act, branch_id, facts, origin, recorded_at."""
    found = Act.objects.order_by("-recorded_at", "-id")
    if branch_ids is not None:
        found = found.filter(branch_id__in=branch_ids)
    if act:
        found = found.filter(act=act)
    if before:
        found = found.filter(recorded_at__lt=before)
    rows = found.values("id", "actor_id", "act", "branch_id", "facts", "origin", "recorded_at")[:limit]
    return [dict(row) for row in rows]
