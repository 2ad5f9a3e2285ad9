"""Two records of one human being made one, and apart again."""

from datetime import date

from django.db import IntegrityError, connection, transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.access.queries import grants_allowing
from congdoan.foundation.audit import services as audit
from congdoan.people.members.models import LISTED, Application, Likeness, Membership, Merge, Person
from congdoan.people.members.rules.states import WAITING
from congdoan.people.members.services.finding import person_or_refusal
from congdoan.people.members.services.refusals import ReasonMissing, RecordsOverlap, SameRecord, UnknownMerge
from congdoan.people.members.services.writing import Happening, write_events


@transaction.atomic
def merge_persons(*, by: int, keep_id: int, gone_id: int, reason: str, on: date) -> int:
    """Let one record take over the memberships and applications of another that tells of the same human being; return the merge's number.

    Nothing of either record is lost: `undo_merge` takes them apart again.

    :raises NotAllowed: the actor does not stand above both
    :raises UnknownMember: one of them is not within reach, or was merged already
    :raises SameRecord: both are one record
    :raises RecordsOverlap: both were members on the same days
    """
    if not reason.strip():
        raise ReasonMissing
    if keep_id == gone_id:
        raise SameRecord
    first, second = (person_or_refusal(one) for one in sorted((keep_id, gone_id)))
    keep, gone = (first, second) if first.pk == keep_id else (second, first)
    access.require_all(by, "members.merge_persons", at={keep.unit_id, gone.unit_id}, on=on)
    if Application.objects.filter(person_id__in=[keep.pk, gone.pk], state__in=WAITING).count() > 1:
        raise RecordsOverlap(first=keep.full_name, what="hai đơn cùng chờ xét; xét hoặc rút một đơn trước")
    moved = {
        "memberships": sorted(Membership.objects.filter(person_id=gone.pk).values_list("id", flat=True)),
        "applications": sorted(Application.objects.filter(person_id=gone.pk).values_list("id", flat=True)),
    }
    _carry(moved, keep)
    Person.objects.filter(id=gone.pk).update(merged_into_id=keep.pk)
    newest = Membership.objects.filter(person_id=keep.pk).order_by("-period").first()
    earliest = min(filter(None, [keep.union_join_date, gone.union_join_date]), default=None)
    Person.objects.filter(id=keep.pk).update(unit_id=newest.unit_id if newest else keep.unit_id, union_join_date=earliest)
    before = {"join": keep.union_join_date.isoformat() if keep.union_join_date else None, "unit": keep.unit_id}
    made = Merge.objects.create(
        unit_id=keep.unit_id, kept_id=keep.pk, gone_id=gone.pk, moved=moved | {"before": before}, reason=reason[:300], merged_by_id=by
    )
    write_events(by, [Happening(keep.unit_id, keep.pk, "merged", on, reason=reason[:300], facts={"gone": gone.pk})])
    audit.record(by, "members.merge_persons", at=keep.unit_id, kept=keep.pk, gone=gone.pk)
    return int(made.pk)


@transaction.atomic
def find_doubles(*, by: int, on: date) -> int:
    """Look through all records within reach for those that may tell of one human being; return how many pairs are known. Safe to repeat.

    What is written is looked at as it is written, within the reach of who writes; what lies in two branches the nightly job finds.

    :raises NotAllowed: the actor merges no records anywhere
    """
    access.require_somewhere(by, "members.find_doubles", on=on)
    with connection.cursor() as cursor:
        cursor.execute(ALIKE)
        cursor.execute(NO_LONGER_ALIKE)
    count = Likeness.objects.count()
    for branch in sorted({branch for _, branch in grants_allowing(by, "members.find_doubles", on=on)}):
        audit.record(by, "members.find_doubles", at=branch, pairs=count)
    return count


@transaction.atomic
def undo_merge(*, by: int, merge_id: int, reason: str, on: date) -> None:
    """Take two records apart that were merged by mistake: each has again what it had.

    :raises UnknownMerge: none within reach stands under this number
    """
    if not reason.strip():
        raise ReasonMissing
    made = Merge.objects.select_for_update().filter(id=merge_id, undone_on__isnull=True).first()
    if made is None:
        raise UnknownMerge
    access.require(by, "members.undo_merge", at=made.unit_id, on=on)
    gone = Person.objects.select_for_update().get(id=made.gone_id)
    access.require(by, "members.undo_merge", at=gone.unit_id, on=on)
    Person.objects.filter(id=gone.pk).update(merged_into_id=None)
    _carry(made.moved, gone)
    before = made.moved["before"]
    join = date.fromisoformat(before["join"]) if before["join"] else None
    Person.objects.filter(id=made.kept_id).update(union_join_date=join, unit_id=before["unit"])
    Merge.objects.filter(id=made.pk).update(undone_on=on)
    write_events(by, [Happening(made.unit_id, made.kept_id, "unmerged", on, reason=reason[:300], facts={"back": gone.pk})])
    audit.record(by, "members.undo_merge", at=made.unit_id, merge=made.pk)


def _carry(moved: dict[str, list[int]], to: Person) -> None:
    """Move memberships with the facts that lists show, and applications, to a person.

    :raises RecordsOverlap: the person was a member on some of the days
    """
    facts = {name: getattr(to, name) for name in LISTED}
    try:
        with transaction.atomic():
            Membership.objects.filter(id__in=moved["memberships"]).update(person_id=to.pk, **facts)
    except IntegrityError:
        raise RecordsOverlap(
            first=to.full_name, what="hai hồ sơ cùng là đoàn viên trong những ngày giống nhau; ghi thôi hoặc chuyển một bên"
        ) from None
    Application.objects.filter(id__in=moved["applications"]).update(person_id=to.pk)


ALIKE = """
INSERT INTO members_likeness (first_id, first_unit_id, second_id, second_unit_id, why)
SELECT DISTINCT x.id, x.unit_id, y.id, y.unit_id, members_alike(x, y)
FROM (
  SELECT x.id AS one, y.id AS other FROM members_person x JOIN members_person y ON y.citizen_hash = x.citizen_hash AND y.id > x.id
  UNION ALL
  SELECT least(x.id, y.id), greatest(x.id, y.id)
  FROM members_person x
  JOIN members_person y ON y.born = x.born AND translate(y.name_key, 'yj', 'ii') = translate(x.name_key, 'yj', 'ii') AND y.id <> x.id
  WHERE x.citizen_hash IS NULL
) near JOIN members_person x ON x.id = one JOIN members_person y ON y.id = other
WHERE members_alike(x, y) IS NOT NULL AND x.unit_id IN (SELECT access_working_at()) AND y.unit_id IN (SELECT access_working_at())
ON CONFLICT (first_id, second_id) DO UPDATE SET why = EXCLUDED.why WHERE members_likeness.why <> EXCLUDED.why
"""
NO_LONGER_ALIKE = """
DELETE FROM members_likeness l WHERE NOT EXISTS (
  SELECT FROM members_person x, members_person y WHERE x.id = l.first_id AND y.id = l.second_id AND members_alike(x, y) IS NOT NULL
)
"""
