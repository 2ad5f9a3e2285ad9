"""What unions tell of the dues of a month, and how the level above answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from uuid import UUID

from django.db import connection

from congdoan.finance.assessments.models import DuesSubmission
from congdoan.foundation.kernel.money import share_of
from congdoan.foundation.kernel.periods import first_day
from congdoan.foundation.reference import queries as reference

PAGE = 50
STATES = ("waiting", "accepted", "declined", "replaced")


@dataclass(frozen=True, slots=True)
class DuesTold:
    """One submission as lists show it, beside the report in force of its month. Units: persons, đồng."""

    id: int
    unit_id: int
    code: str
    name: str
    month: int
    members_paying: int
    collected_dong: int
    note: str
    submitted_at: datetime
    submitted_by: int
    state: str  # waiting, accepted, declined, replaced
    reason: str
    decided_at: datetime | None
    members_known: int | None
    collected_known: int | None

    @property
    def upward(self) -> int:
        """Return what the level above would be owed of it."""
        return self.collected_dong - share_of(self.collected_dong, dues_share_kept(self.month))


def dues_share_kept(month: int) -> Fraction:
    """Return which share of a month's dues the union keeps. Source: table `share_grassroots`, flow dues."""
    record = reference.in_force("share_grassroots", on=first_day(month), flow="dues")
    assert record.value is not None
    return Fraction(record.value)


_STATE = """
CASE WHEN d.is_accepted THEN 'accepted' WHEN NOT d.is_accepted THEN 'declined'
     WHEN EXISTS (SELECT FROM assessments_duessubmission l WHERE (l.unit_id, l.month) = (s.unit_id, s.month) AND l.id > s.id)
     THEN 'replaced' ELSE 'waiting' END
"""
_FROM = "assessments_duessubmission s LEFT JOIN assessments_duesdecision d ON d.submission_id = s.id"


def list_dues_told(
    *, state: str = "", ids: Iterable[int] | None = None, before: int | None = None, limit: int = PAGE
) -> tuple[list[DuesTold], int | None]:
    """Return one page of submissions, the newest first, and the id with which the next page begins (None at the end)."""
    wanted = None if ids is None else sorted(set(ids))
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT * FROM (
              SELECT s.id, s.unit_id, o.code, o.name, s.month, s.members_paying, s.collected_dong, s.note, s.submitted_at, s.submitted_by,
                     {_STATE} AS state, COALESCE(d.reason, ''), d.decided_at, k.members_paying, k.collected_dong
              FROM {_FROM} JOIN organisations_organisation o ON o.id = s.unit_id
              LEFT JOIN LATERAL (SELECT x.members_paying, x.collected_dong FROM assessments_duesreport x
                WHERE x.unit_id = s.unit_id AND x.month = s.month ORDER BY x.id DESC LIMIT 1) k ON true
              WHERE (%(wanted)s::bigint[] IS NULL OR s.id = ANY(%(wanted)s)) AND (%(before)s::bigint IS NULL OR s.id < %(before)s)
            ) told WHERE %(state)s = '' OR state = %(state)s ORDER BY id DESC LIMIT %(most)s
            """,  # noqa: S608  fixed pieces
            {"wanted": wanted, "before": before, "state": state, "most": limit + 1},
        )
        rows = [DuesTold(*row) for row in cursor.fetchall()]
    return rows[:limit], rows[limit - 1].id if len(rows) > limit else None


def dues_told_counts() -> dict[str, int]:
    """Return how many submissions of dues stand in each state, within reach."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_STATE} AS state, count(*) FROM {_FROM} GROUP BY 1")  # noqa: S608  fixed pieces
        return dict.fromkeys(STATES, 0) | dict(cursor.fetchall())


def dues_told_under(unit_id: int, key: UUID) -> int | None:
    """Return the submission that a key has made."""
    return DuesSubmission.objects.filter(unit_id=unit_id, key=key).values_list("id", flat=True).first()
