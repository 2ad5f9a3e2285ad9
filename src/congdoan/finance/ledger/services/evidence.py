"""What must be sealed beside the entries, written in the transaction of the act it proves."""

import re
from collections.abc import Mapping
from datetime import date

from django.db import connection, transaction

from congdoan.finance.ledger.rules import Flat, canonical, is_flat
from congdoan.finance.ledger.rules.columns import is_text
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError

KIND = re.compile("[a-z][a-z0-9_/-]{0,79}")
LONGEST_SUBJECT, LARGEST_BODY = 200, 32_000  # characters, bytes


class EvidenceUnfit(DomainError):
    code = "evidence-unfit"
    says = "Không ghi được bằng chứng vào sổ: {what}."


@transaction.atomic
def record_evidence(*, by: int, unit_id: int, kind: str, subject: str, body: Flat, on: date) -> int:
    """Write an act into a unit's chain beside its entries, to be covered by the unit's next seal, and return its number.

    `kind` says what it is, e.g. "approval" or "attachment"; `subject` what it is about, e.g. "bookkeeping/voucher/12";
    `body` holds texts, whole numbers and nulls alone. The use case that calls this has asked for its own right and
    writes its own act into the record of acts.

    :raises NotAllowed: the actor may not write into this unit's books on this day
    :raises EvidenceUnfit: the kind, the subject or the body cannot be stored as they are
    """
    return record_evidence_of_many(by=by, kind=kind, of={unit_id: (subject, body)}, on=on)[0]


@transaction.atomic
def record_evidence_of_many(*, by: int, kind: str, of: Mapping[int, tuple[str, Flat]], on: date) -> list[int]:
    """Write one act of each unit (its subject and body) as `record_evidence` writes one, in one statement; return the numbers.

    :raises NotAllowed, EvidenceUnfit: as `record_evidence`, for any of them; none is written then
    """
    access.require_all(by, "ledger.record_evidence", at=of, on=on)
    if not KIND.fullmatch(kind):
        raise EvidenceUnfit(what=f"loại {kind!r} chỉ gồm chữ thường không dấu, số và các dấu _ / -")
    rows = [(unit_id, subject, _written(subject, body)) for unit_id, (subject, body) in sorted(of.items())]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO ledger_evidence (unit_id, kind, subject, body, recorded_by)
            SELECT unit_id, %s, subject, body, %s FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS e(unit_id, subject, body)
            RETURNING id
            """,
            [kind, by, [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]],
        )
        return [int(number) for (number,) in cursor.fetchall()]


def _written(subject: str, body: Flat) -> str:
    if not is_text(subject, LONGEST_SUBJECT):
        raise EvidenceUnfit(what=f"cần ghi đối tượng, không quá {LONGEST_SUBJECT} ký tự")
    if not is_flat(body):
        raise EvidenceUnfit(what="nội dung chỉ gồm chữ, số nguyên và chỗ trống, không lồng nhau")
    text = canonical(body)
    if len(text.encode()) > LARGEST_BODY:
        raise EvidenceUnfit(what=f"nội dung dài quá {LARGEST_BODY} byte")
    return text
