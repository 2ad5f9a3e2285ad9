"""What resembles an initiative, over the whole federation: fingerprints are read by every union, texts are not."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.db import connection

from congdoan.activities.emulation.models import Fingerprint
from congdoan.activities.emulation.rules.likeness import RARE, SHOWN, Features, scores

MOST_CANDIDATES = 20_000


@dataclass(frozen=True, slots=True)
class Alike:
    """Another initiative; `score` in parts per ten thousand, `features` its hashed words and meanings."""

    id: int
    code: str
    title: str
    unit_name: str
    score: int
    features: tuple[int, ...]


def alike(initiative_id: int, *, limit: int) -> list[Alike]:
    """Return what resembles an initiative most, the closest first. Three statements, whatever is kept."""
    asked = Fingerprint.objects.filter(initiative_id=initiative_id).values_list("features", flat=True).first()
    if not asked:
        return []
    rows = _candidates(initiative_id, asked)
    found = scores(asked, Features.of([row[4] for row in rows]))
    order = np.argsort(-found, kind="stable")[:limit]
    return [_hit(rows[at], int(found[at])) for at in order if found[at] >= SHOWN]


def _hit(row: tuple[int, str, str, str, list[int]], score: int) -> Alike:
    one, code, title, unit_name, told = row
    return Alike(one, code, title, unit_name, score, tuple(told))


def _candidates(initiative_id: int, asked: Sequence[int]) -> list[tuple[int, str, str, str, list[int]]]:
    """Return the fingerprints that share one of the rarest features that anybody else has; what shares only usual words cannot be close."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT f, count(*) FROM emulation_fingerprint, unnest(features) AS f
               WHERE features && %(asked)s::integer[] AND initiative_id <> %(own)s AND f = ANY(%(asked)s::integer[])
               GROUP BY f ORDER BY count(*), f LIMIT %(rare)s""",
            {"asked": list(asked), "own": initiative_id, "rare": RARE},
        )
        rare = [feature for feature, _ in cursor.fetchall()]
    found = Fingerprint.objects.filter(features__overlap=rare).exclude(initiative_id=initiative_id) if rare else Fingerprint.objects.none()
    rows = found.order_by("-initiative_id").values_list("initiative_id", "code", "title", "unit_name", "features")[:MOST_CANDIDATES]
    return list(rows)
