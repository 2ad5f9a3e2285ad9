"""A register from a file: checked whole, written whole or not at all; read again it mends and never doubles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import IntegrityError, transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import Rejected
from congdoan.people.members.models import Membership, Person
from congdoan.people.members.rules import CITIZEN, PLAIN, SENSITIVE, PersonDraft, born
from congdoan.people.members.rules.list_file import MemberLine, MemberList, read_list
from congdoan.people.members.rules.states import RECORDED, UNSTATED
from congdoan.people.members.services.correcting import as_text, write_correction
from congdoan.people.members.services.finding import known_by_year, known_persons, last_memberships, unit_name
from congdoan.people.members.services.writing import Happening, NewMembership, NewPerson, write_events, write_memberships, write_persons
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.rules import Days

PIECE = 2_000
AMBIGUOUS = Person(id=0)  # more than one may be meant


@dataclass(frozen=True, slots=True)
class Change:
    """What a line of the file changes of a person already known."""

    row: int
    person_id: int
    full_name: str
    told: dict[str, str]
    before: dict[str, str]


@dataclass
class Plan:
    """What loading a file would do: every line is new, a change, or as it stands."""

    found: MemberList
    units: dict[str, int]
    new: list[tuple[MemberLine, int]] = field(default_factory=list)  # line, unit
    changes: list[Change] = field(default_factory=list)
    same: int = 0
    named: dict[tuple[int, str, int], int] = field(default_factory=dict)  # how many lines mean somebody by name and year alone


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was written."""

    new: int
    changed: int
    same: int


@transaction.atomic
def check_members(
    *, by: int, file_name: str, content: bytes, on: date, unit_id: int | None = None, since: date | None = None,
    report: Callable[[int], None] = lambda count: None,
) -> Plan:  # fmt: skip
    """Read a list of members and tell what loading it would do; nothing is written.

    Lines without a code of a union belong to `unit_id`, lines without a first day began on `since`.

    :raises UnreadableTable: no list can be read from the file
    :raises Rejected: errors, each with sheet, row, column and cure
    :raises NotAllowed: the actor may not load members into one of the unions
    """
    found = read_list(content, file=file_name, on=on, done=report)
    plan = Plan(found, _units_of(by, found, unit_id, on))
    for start in range(0, len(found.lines), PIECE):
        _plan_piece(plan, found.lines[start : start + PIECE], unit_id, since)
        report(start)
    if found.problems:
        raise Rejected([problem.as_facts() for problem in sorted(found.problems, key=lambda one: (one.sheet, one.row))])
    return plan


@transaction.atomic
def load_members(
    *, by: int, file_name: str, content: bytes, on: date, unit_id: int | None = None, since: date | None = None,
    report: Callable[[int], None] = lambda count: None,
) -> Loaded:  # fmt: skip
    """Write the members of a list that are new, and mend those already known: all of the file or nothing.

    They are recorded as what they are already, not admitted: who is admitted goes through `apply_list`. A line with a last day whose
    reason nobody wrote ends so.

    :raises UnreadableTable: no list can be read from the file
    :raises Rejected: errors, each with sheet, row, column and cure
    :raises NotAllowed: the actor may not load members into one of the unions
    """
    plan = check_members(by=by, file_name=file_name, content=content, on=on, unit_id=unit_id, since=since, report=report)
    for start in range(0, len(plan.new), PIECE):
        _write_piece(by, plan, plan.new[start : start + PIECE], since or on)
        report(start)
    for change in plan.changes:
        person = Person.objects.select_for_update().get(id=change.person_id)
        write_correction(by, person, change.told, reason=f"Nạp từ tệp {file_name}"[:300], on=on)
    for unit in sorted({unit for _, unit in plan.new} | set(plan.units.values())):
        count = sum(one == unit for _, one in plan.new)
        audit.record(by, "members.load_members", at=unit, file=file_name[:120], new=count, changed=len(plan.changes))
    return Loaded(len(plan.new), len(plan.changes), plan.same)


def _units_of(by: int, found: MemberList, unit_id: int | None, on: date) -> dict[str, int]:
    """Return the ids of the unions that the lines name, each of which the actor may load into."""
    codes = {line.unit_code for line in found.lines} - {""}
    known = {code: one for code, one in organisations.by_code(codes).items() if one.kind != "employer"}
    for line in found.lines:
        if line.unit_code and line.unit_code not in known:
            found.wrong(line, "unit_code", line.unit_code, "không có công đoàn mang mã này trong phạm vi của bạn")
        elif not line.unit_code and unit_id is None:
            found.wrong(line, "unit_code", "", "chưa rõ công đoàn: thêm cột Mã CĐCS, hoặc chọn công đoàn khi nạp")
    units = {code: one.id for code, one in known.items()} | ({} if unit_id is None else {"": unit_id})
    access.require_all(by, "members.load_members", at=set(units.values()), on=on)
    if not units:
        access.require_somewhere(by, "members.load_members", on=on)
    return units


def _plan_piece(plan: Plan, lines: Sequence[MemberLine], unit_id: int | None, since: date | None) -> None:
    for unit in sorted({plan.units[line.unit_code] for line in lines if line.unit_code in plan.units}):
        ours = [line for line in lines if plan.units.get(line.unit_code) == unit]
        known = _known(plan, ours, unit)
        former = last_memberships([one.pk for one in known if one is not None])
        for line, one in zip(ours, known, strict=True):
            if one is AMBIGUOUS:
                cure = "trong công đoàn có nhiều người cùng họ tên, năm sinh; ghi thêm ngày sinh hoặc số CCCD để biết là ai"
                plan.found.wrong(line, "full_name", line.draft.full_name, cure)
            elif one is None:
                plan.new.append((line, unit))
            else:
                _plan_known(plan, line, unit, one, former.get(one.pk))


def _known(plan: Plan, lines: Sequence[MemberLine], unit: int) -> list[Person | None]:
    """Return whom each line means: by number or whole birth, else by name and year where that is one person here and one in the file."""
    known = known_persons([line.draft for line in lines], unit_id=unit)
    unsure = [place for place, one in enumerate(known) if one is None]
    for place, people in zip(unsure, known_by_year([lines[place].draft for place in unsure], unit_id=unit), strict=True):
        if people:
            draft = lines[place].draft
            told = plan.named.setdefault((unit, draft.name_key, born.year_of(draft.born)), 0) + 1
            plan.named[unit, draft.name_key, born.year_of(draft.born)] = told
            known[place] = people[0] if len(people) == told == 1 else AMBIGUOUS
    return known


def _plan_known(plan: Plan, line: MemberLine, unit: int, one: Person, last: Membership | None) -> None:
    """Tell what a line means for a person already known: a change, nothing, or an error."""
    if last is not None and last.unit_id != unit and last.period.upper is None:
        where = unit_name(last.unit_id)
        plan.found.wrong(line, CITIZEN, line.draft.full_name, f"đang là đoàn viên {where}; lập phiếu chuyển sinh hoạt, không nạp hai lần")
        return
    if last is None or (
        last.period.upper is not None and line.left_on is None and (line.joined_on is None or line.joined_on >= last.period.upper)
    ):
        plan.found.wrong(line, "full_name", line.draft.full_name, "hồ sơ đã có nhưng không còn sinh hoạt; ghi đơn xin vào lại")
        return
    if one.erased_on is not None:  # a list kept somewhere does not bring back what was erased
        plan.same += 1
        return
    before = as_text(one)
    told = {name: text for name, text in _texts(line.draft).items() if text and text != before.get(name, "")}
    if told:
        plan.changes.append(Change(line.row, one.pk, one.full_name, told, before))
    else:
        plan.same += 1


def _texts(draft: PersonDraft) -> dict[str, str]:
    facts = {"full_name": draft.full_name, "sex": draft.sex, "born": born.words(draft.born), CITIZEN: draft.citizen_number}
    if draft.born and not draft.born % 10_000:
        facts.pop("born")  # a year alone mends nothing
    return {**facts, **{name: draft.plain.get(name, "") for name in PLAIN}, **{name: draft.sensitive.get(name, "") for name in SENSITIVE}}


def _write_piece(by: int, plan: Plan, piece: Sequence[tuple[MemberLine, int]], since: date) -> None:
    try:
        with transaction.atomic():
            persons = write_persons([NewPerson(unit, line.draft, line.joined_on) for line, unit in piece])
    except IntegrityError:
        raise Rejected([{"row": 0, "message": "Có người vừa được ghi ở nơi khác trong lúc nạp. Nạp lại tệp."}]) from None
    stays = [
        NewMembership(
            person, unit, line.draft, Days(min(line.joined_on or since, line.left_on or date.max), _after(line.left_on)), RECORDED,
            UNSTATED if line.left_on else "", line.section, line.dues_group,
        )
        for person, (line, unit) in zip(persons, piece, strict=True)
    ]  # fmt: skip
    write_memberships(stays)
    told = [
        Happening(one.unit_id, one.person_id, RECORDED, one.days.first or since, reason=f"Nạp từ tệp {plan.found.file}"[:300])
        for one in stays
    ]
    left = [
        Happening(one.unit_id, one.person_id, UNSTATED, line.left_on) for one, (line, _) in zip(stays, piece, strict=True) if line.left_on
    ]
    write_events(by, [*told, *left])


def _after(last: date | None) -> date | None:
    return last + timedelta(days=1) if last else None


def shown(change: Change, words: dict[str, str]) -> list[tuple[str, str, str]]:
    """Return a change as the preview shows it: field, before, after; sealed values stay covered."""
    closed = {CITIZEN, *SENSITIVE}
    return [
        (words.get(name, name), "••••" if name in closed else change.before.get(name, ""), "••••" if name in closed else text)
        for name, text in change.told.items()
    ]
