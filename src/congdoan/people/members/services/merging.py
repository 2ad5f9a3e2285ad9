"""Two records of one human being made one, and apart again."""

from datetime import date

from django.db import IntegrityError, transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.members.models import LISTED, Application, Membership, Merge, Person
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
