"""What was written into the chain beside the entries."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from congdoan.finance.ledger.models import Evidence


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """One act that stands beside the entries: its number in the books, what it is about and what it says."""

    id: int
    unit_id: int
    kind: str
    subject: str
    body: dict[str, Any]
    recorded_by: int
    recorded_at: datetime


def evidence_of(subjects: Sequence[str], *, kind: str | None = None) -> list[EvidenceRecord]:
    """Return the evidence about these subjects within reach, oldest first, in one statement."""
    rows = Evidence.objects.filter(subject__in=set(subjects), **({"kind": kind} if kind else {})).order_by("id")
    return [
        EvidenceRecord(row.id, row.unit_id, row.kind, row.subject, json.loads(row.body), row.recorded_by, row.recorded_at) for row in rows
    ]
