"""Reads of the record, newest first."""

from datetime import datetime
from typing import Any

from .models import Act, ActSeal
from .rules import chain


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


def pages_of(act: Act) -> tuple[Any, ...]:
    """Return what a seal covers of an act: everything."""
    return act.pk, act.actor_id, act.act, act.branch_id, act.facts, act.origin, act.recorded_at.isoformat()


def verify() -> dict[str, Any]:
    """Recompute every seal from the record: {"ok", "acts", "seals", "unsealed", "problems"}."""
    problems, previous, through = [], "", 0
    seals = list(ActSeal.objects.order_by("number"))
    for place, seal in enumerate(seals, start=1):
        acts = [pages_of(act) for act in Act.objects.filter(id__gt=through, id__lte=seal.through_id).order_by("id").iterator()]
        if seal.number != place:
            problems.append({"kind": "seal-missing", "seal": place})
        if len(acts) != seal.acts or chain(previous, acts) != seal.sha256:
            problems.append({"kind": "acts-differ", "seal": seal.number, "acts": len(acts), "sealed": seal.acts})
        previous, through = seal.sha256, seal.through_id
    unsealed = Act.objects.filter(id__gt=through).count()
    return {"ok": not problems, "acts": Act.objects.count(), "seals": len(seals), "unsealed": unsealed, "problems": problems}
