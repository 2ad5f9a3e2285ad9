"""Councils: opened under a decision with their rubric and quorum; who sits in them, under which account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from congdoan.activities.emulation.models import Council, CouncilMember
from congdoan.activities.emulation.rules.scoring import rubric_faults
from congdoan.activities.emulation.rules.words import POSTS
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.members import queries as members

from .refusals import CouncilUnfit, UnknownCouncil
from .texts import Told


@dataclass(frozen=True, slots=True)
class JudgeDraft:
    """Who is to sit in a council: the account they score under, their post, and their membership where they are a union's member."""

    username: str
    post: str = "member"
    membership_id: int | None = None


@transaction.atomic
def open_council(
    *, by: int, unit_id: int, name: str, decision: str, since: date, rubric: Sequence[tuple[str, int]], least_sheets: int, pass_score: int,
    judges: Sequence[JudgeDraft], on: date,
) -> int:  # fmt: skip
    """Open a council of a unit with its rubric, the least number of sheets and the score to pass; return its id.

    Quorum and score are those of the unit's own decision; no law names them.

    :raises NotAllowed: the actor may not open councils here
    :raises CouncilUnfit: everything that is wrong, at once
    """
    access.require(by, "emulation.open_council", at=unit_id, on=on)
    told = Told()
    facts = {"name": told.line("tên", name, 200), "decision": told.line("quyết định thành lập", decision, 120)}
    day = told.day("từ ngày", since, last=on)
    told.faults += rubric_faults(rubric, pass_score)
    told.faults += [f"tiêu chí dài nhất 80 ký tự: {one[:30]}…" for one, _ in rubric if len(one) > 80 or "\x00" in one]
    if not 2 <= least_sheets <= len(judges):
        told.faults.append(f"số phiếu tối thiểu từ 2 đến số ủy viên ({len(judges)})")
    if sum(one.post == "chair" for one in judges) != 1:
        told.faults.append("cần đúng một Chủ tịch Hội đồng")
    if len({one.username for one in judges}) < len(judges):
        told.faults.append("một tài khoản ghi hai lần")
    rows = [_seat(one, told) for one in judges]
    if told.faults:
        raise CouncilUnfit(first="; ".join(told.faults), faults=told.faults)
    council = Council.objects.create(
        unit_id=unit_id, since=day, criteria=[one.strip() for one, _ in rubric], most=[most for _, most in rubric],
        least_sheets=least_sheets, pass_score=pass_score, opened_by=by, **facts,
    )  # fmt: skip
    for row in rows:
        row.council, row.unit_id = council, unit_id
    CouncilMember.objects.bulk_create(rows)
    audit.record(by, "emulation.open_council", at=unit_id, council=council.pk, members=[one.username for one in judges])
    return int(council.pk)


@transaction.atomic
def add_judge(*, by: int, council_id: int, judge: JudgeDraft, on: date) -> int:
    """Add somebody to a council, as when others may not judge; return the id of the seat.

    :raises UnknownCouncil: none within reach
    :raises CouncilUnfit: no such account, a second chair, or already in it
    """
    council = Council.objects.filter(pk=council_id).first()
    if council is None:
        raise UnknownCouncil(council=council_id)
    access.require(by, "emulation.add_judge", at=council.unit_id, on=on)
    told = Told()
    row = _seat(judge, told)
    known = CouncilMember.objects.filter(council=council)
    if judge.post == "chair":
        told.faults.append("Hội đồng đã có Chủ tịch")
    if not told.faults and known.filter(actor_id=row.actor_id).exists():
        told.faults.append(f"{row.name} đã ở trong Hội đồng")
    if told.faults:
        raise CouncilUnfit(first="; ".join(told.faults), faults=told.faults)
    row.council, row.unit_id = council, council.unit_id
    CouncilMember.objects.bulk_create([row])
    audit.record(by, "emulation.add_judge", at=council.unit_id, council=council.pk, member=judge.username)
    return int(row.pk)


def _seat(judge: JudgeDraft, told: Told) -> CouncilMember:
    """Return a seat for somebody, or say what is wrong with it."""
    row = CouncilMember(post=judge.post)
    actor = access_queries.actor_named(judge.username) if "\x00" not in judge.username else None
    if actor is None:
        told.faults.append(f"không có tài khoản “{judge.username[:40]}”")
    else:
        row.actor_id, row.name = actor.pk, actor.full_name[:120]
    if judge.post not in POSTS:
        told.faults.append(f"không có chức danh “{judge.post[:20]}”")
    if judge.membership_id is not None:
        if members.membership(judge.membership_id) is None:
            told.faults.append(f"{judge.username}: không có đoàn viên này trong phạm vi của bạn")
        row.membership_id = judge.membership_id
    return row
