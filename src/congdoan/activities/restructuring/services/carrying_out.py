"""A decided reorganisation is carried out unit by unit, each whole or not at all; what was refused is tried again."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from congdoan.activities.programmes import services as programmes
from congdoan.activities.restructuring import queries
from congdoan.activities.restructuring.models import Outcome, Reorganisation
from congdoan.activities.restructuring.models import PlanRow as StoredRow
from congdoan.activities.restructuring.rules import member_policy_of
from congdoan.finance.bookkeeping import queries as bookkeeping
from congdoan.finance.bookkeeping import services as books
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.people.members import queries as members
from congdoan.people.members import services as membership
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations import services as register

from .drafting import held
from .refusals import NotDecided, NotYetEffective, SomebodyIsMissing, UnitsBelowWait

UNDER = "restructuring.apply_reorganisation"
Facts = dict[str, Any]


@transaction.atomic
def apply_reorganisation(*, by: int, reorganisation_id: int, on: date, row_ids: Iterable[int] | None = None) -> queries.Progress:
    """Carry out the rows of a decided reorganisation that are not done: these, or all; return how far it has come.

    A row is done whole, once, whoever else tries at the same moment; one that is refused leaves its reason and nothing else. Called
    row by row in transactions of its own (as the command does), a run that is killed goes on where it stopped.

    :raises NotAllowed: the actor may not carry out reorganisations of this body
    :raises NotDecided: it is a draft, or withdrawn
    :raises NotYetEffective: its day has not come
    """
    one = _ready(by, reorganisation_id, on)
    wanted = queries.pending(one.pk) if row_ids is None else list(row_ids)
    for row_id in wanted:
        row = StoredRow.objects.select_for_update().filter(id=row_id, reorganisation_id=one.pk).first()
        if row is None or Outcome.objects.filter(row_id=row_id, is_done=True).exists():
            continue  # another run was here first
        try:
            with transaction.atomic():
                unit_id, words, facts = _carry_out(by, one, row, on)
                _note(by, one, row, on, unit_id=unit_id, is_done=True, words=words, facts=facts)
        except DomainError as refusal:
            _note(by, one, row, on, unit_id=row.organisation_id or one.unit_id, is_done=False, words=refusal.explain(), facts={})
    return queries.progress(one.pk)


def _ready(by: int, reorganisation_id: int, on: date) -> Reorganisation:
    one = held(reorganisation_id)
    access.require(by, UNDER, at=one.unit_id, on=on)
    if (state := queries.state_of(one.pk)) != "decided":
        raise NotDecided(number=one.number, state=queries.STATES[state])
    if on < one.effective_on:
        raise NotYetEffective(number=one.number, effective_on=one.effective_on)
    return one


def _note(by: int, one: Reorganisation, row: StoredRow, on: date, *, unit_id: int, is_done: bool, words: str, facts: Facts) -> None:
    Outcome.objects.create(
        unit_id=unit_id, reorganisation=one, row=row, is_done=is_done, outcome=row.outcome, effective_on=one.effective_on,
        decision=f"{one.number} ngày {one.decided_on:%d/%m/%Y}", words=words[:500], facts=facts, acted_by=by, acted_on=on,
    )  # fmt: skip
    if is_done:
        audit.record(by, UNDER, at=unit_id, reorganisation=one.pk, outcome=row.outcome, decision=one.number, since=one.effective_on)


def _carry_out(by: int, one: Reorganisation, row: StoredRow, on: date) -> tuple[int, str, Facts]:
    """Do what one row says; return the unit, what was done in words, and the facts of before that a reversal needs."""
    if row.outcome == "found":
        unit_id = _found(by, one, row, row.code, on)
        return unit_id, f"lập mới {row.code} dưới {row.parent}", {"parent": row.parent}
    unit_id = row.organisation_id or 0
    eve = one.effective_on - timedelta(days=1)
    body = organisations.by_id([unit_id]).get(unit_id)
    if body is None:
        raise SomebodyIsMissing(unit=row.code)
    above = organisations.parent_on([unit_id], on=eve)[unit_id]
    before: Facts = {"parent_id": above, "name": body.name}
    words, facts = _WAYS[row.outcome](by, one, row, unit_id, on)
    return unit_id, words, {"before": before, **facts}


def _found(by: int, one: Reorganisation, row: StoredRow, code: str, on: date, **instead: Any) -> int:
    given = {"parent_id": _id(row.parent) if row.parent else None, "name": row.name, "kind": row.kind, **instead}
    return register.register_organisation(by=by, code=code, founded_on=one.effective_on, on=on, under=UNDER, **given)


def _go_on(by: int, one: Reorganisation, row: StoredRow, unit_id: int, on: date) -> tuple[str, Facts]:
    return "giữ nguyên", {}


def _transfer(by: int, one: Reorganisation, row: StoredRow, unit_id: int, on: date) -> tuple[str, Facts]:
    register.place(by=by, organisation_id=unit_id, parent_id=_id(row.parent), since=one.effective_on, on=on, under=UNDER)
    words = f"chuyển về dưới {row.parent}"
    if row.name:
        register.rename(by=by, organisation_id=unit_id, name=row.name, since=one.effective_on, on=on, under=UNDER)
        words += f", mang tên {row.name}"
    return words, {}


def _rename(by: int, one: Reorganisation, row: StoredRow, unit_id: int, on: date) -> tuple[str, Facts]:
    register.rename(by=by, organisation_id=unit_id, name=row.name, since=one.effective_on, on=on, under=UNDER)
    return f"mang tên {row.name}", {}


def _end(by: int, one: Reorganisation, row: StoredRow, unit_id: int, on: date) -> tuple[str, Facts]:
    """End a unit, hand what stands below it, its grants and its books over."""
    if row.outcome == "reclassify":
        body = organisations.by_id([unit_id])[unit_id]
        parent = _id(row.parent) if row.parent else organisations.parent_on([unit_id], on=one.effective_on)[unit_id]
        kept = {name: getattr(body, name) for name in ("sector", "commune", "tax_code", "dues_group")}
        _found(by, one, row, row.targets[0], on, parent_id=parent, name=row.name or body.name, **kept)
    below = organisations.children_of(unit_id, on=one.effective_on)
    _check_below(one, row, below)
    heirs = [_id(code) for code in row.targets]
    last_day = one.effective_on - timedelta(days=1)
    moved = _hand_members_over(by, one, row, unit_id, heirs, on) + _hand_tasks_over(by, one, row, unit_id, heirs, on)
    register.end(
        by=by, organisation_id=unit_id, last_day=last_day, on=on, successor_id=heirs[0] if heirs else None, further_heirs=heirs[1:],
        under=UNDER,
    )  # fmt: skip
    receiver = heirs[0] if heirs and row.grants == "move" else None
    reason = f"Quyết định {one.number}"
    grants = access.hand_over_grants(
        by=by, branch_id=unit_id, since=one.effective_on, on=on, under=UNDER, receiver_id=receiver, reason=reason
    )
    words = {"dissolve": "kết thúc", "reclassify": f"đổi loại, tiếp tục là {', '.join(row.targets)}"}.get(
        row.outcome, f"{'tách thành' if row.outcome == 'split' else 'nhập vào'} {', '.join(row.targets)}"
    )
    words += moved
    facts: Facts = {"moved": below, "grants": grants}
    if row.books == "hand_over":
        words += _hand_books_over(by, one, row, unit_id, on, facts)
    return words, facts


def _hand_members_over(by: int, one: Reorganisation, row: StoredRow, unit_id: int, heirs: list[int], on: date) -> str:
    """Move the members of an ended unit to its first heir, or end their memberships, as decided; return the words for it.

    Those who are to be asked stay where they are until each has said where to.
    """
    policy = row.member_policy or member_policy_of(row.outcome)
    if policy == "ask" or not members.sizes_of([unit_id], on=one.effective_on):
        return ""
    moves = {unit_id: heirs[0]} if policy == "move" and heirs else {}
    done = membership.hand_over(
        by=by, moves=moves, ends=[] if moves else [unit_id], since=one.effective_on, decision=one.number, on=on, under=UNDER
    )
    if moves:
        return f", {done.moved[unit_id]} đoàn viên chuyển sang {row.targets[0]}"
    return f", {done.ended[unit_id]} đoàn viên kết thúc do sắp xếp"


def _hand_tasks_over(by: int, one: Reorganisation, row: StoredRow, unit_id: int, heirs: list[int], on: date) -> str:
    """Let what a unit was to do and report go on with its first heir, or end; return the words for it."""
    receiver = heirs[0] if heirs else None
    done = programmes.hand_over(by=by, unit_id=unit_id, receiver_id=receiver, decision=f"Quyết định {one.number}", on=on, under=UNDER)
    return f", {done.tasks} nhiệm vụ chuyển sang {row.targets[0]}" if done.tasks else ""


def _check_below(one: Reorganisation, row: StoredRow, below: Iterable[int]) -> None:
    """Refuse to end a unit while a row of the same plan about something directly below it is not done."""
    waiting = StoredRow.objects.filter(reorganisation_id=one.pk, organisation_id__in=list(below)).exclude(outcomes__is_done=True)
    if first := waiting.order_by("place").values_list("code", flat=True).first():
        raise UnitsBelowWait(count=waiting.count(), unit=row.code, first=first)


def _hand_books_over(by: int, one: Reorganisation, row: StoredRow, unit_id: int, on: date, facts: Facts) -> str:
    """Hand the books of an ended unit over to who receives what it leaves; return the words for it."""
    last_day = one.effective_on - timedelta(days=1)
    if ledger.ended_on(unit_id) is not None:
        return ", sổ đã bàn giao từ trước"
    receiver = _receiver(one, row, unit_id)
    papers = {"document": f"{one.number} ngày {one.decided_on:%d/%m/%Y}", "given_by": row.given_by, "taken_by": row.taken_by}
    facts["handover"] = books.hand_over(
        by=by, unit_id=unit_id, receiver_id=receiver, ended_on=last_day, cash_counted=row.cash_counted or 0, on=on,
        reason=f"Sắp xếp theo {one.number}: {row.note}"[:300], **papers,
    )  # fmt: skip
    done = bookkeeping.handover_of(unit_id)
    facts["money"] = done.money if done else 0
    return ", đã bàn giao sổ"


def _receiver(one: Reorganisation, row: StoredRow, unit_id: int) -> int:
    if row.targets:
        return _id(row.targets[0])
    rows = {planned.code: planned for planned in queries.plan_of(one.pk)}
    above = unit_id
    while True:
        parent = organisations.parent_on([above], on=one.effective_on - timedelta(days=1))[above]
        if parent is None:
            raise SomebodyIsMissing(unit=row.code)
        code = organisations.codes_and_names([parent]).get(parent, ("", ""))[0]
        planned = rows.get(code)
        if planned is None or not planned.is_ending:
            return parent
        if planned.targets:
            return _id(planned.targets[0])
        above = parent


def _id(code: str) -> int:
    """Return the id of a unit by its code.

    :raises SomebodyIsMissing: it is not within reach
    """
    found = organisations.id_of_code(code)
    if found is None:
        raise SomebodyIsMissing(unit=code)
    return found


_WAYS: Mapping[str, Callable[[int, Reorganisation, StoredRow, int, date], tuple[str, Facts]]] = {
    "continue": _go_on,
    "transfer": _transfer,
    "rename": _rename,
    "dissolve": _end,
    "merge": _end,
    "split": _end,
    "reclassify": _end,
}
