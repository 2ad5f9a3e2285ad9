"""Initiatives are told by their authors' union, with what they are worth and what proves it; sent back ones are told anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from congdoan.activities.emulation.models import (
    Benefit,
    BenefitPart,
    Fingerprint,
    Initiative,
    InitiativeAuthor,
    InitiativeFile,
    Spread,
)
from congdoan.activities.emulation.rules import CLAIMED, AuthorDraft, PartDraft, amount_of, authors, benefit, total_of
from congdoan.activities.emulation.rules.likeness import features, method
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.vietnamese import search_key
from congdoan.people.members import queries as members

from . import held
from .refusals import EvidenceUnfit, InitiativeUnfit, SentAsAnother
from .texts import Told, file_facts

MOST_FILES = 20
CONTENT = ("title", "field", "problem", "solution", "place", "first_applied_on", "is_computed", "other_benefit", "may_disclose")


@dataclass(frozen=True, slots=True)
class InitiativeDraft:
    """An initiative as told. `is_computed`: its benefit is told in money, by `parts`; else in words, by `other_benefit`."""

    title: str
    problem: str
    solution: str
    place: str
    first_applied_on: date
    authors: Sequence[AuthorDraft]
    parts: Sequence[PartDraft] = ()
    field: str = ""
    is_computed: bool = True
    other_benefit: str = ""
    may_disclose: bool = False


@transaction.atomic
def submit_initiative(
    *, by: int, unit_id: int, client_key: UUID, draft: InitiativeDraft, on: date, files: Sequence[tuple[str, bytes]] = ()
) -> int:
    """Take an initiative with its files; the same one sent again under its key is not written twice. Return its id.

    :raises NotAllowed: the actor may not submit for this unit
    :raises InitiativeUnfit: everything that is wrong, at once
    :raises EvidenceUnfit: a file cannot be kept
    :raises SentAsAnother: the key was used for other content
    """
    access.require(by, "emulation.submit_initiative", at=unit_id, on=on)
    facts = _fit(draft, unit_id, on)
    kept = [file_facts(name, content) for name, content in files]
    with connection.cursor() as cursor:  # numbers of a unit are given one after another
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('emulation_initiative', %s))", [unit_id])
    known = Initiative.objects.filter(unit_id=unit_id, client_key=client_key).first()
    if known is not None:
        if any(getattr(known, name) != facts[name] for name in CONTENT):
            raise SentAsAnother(code=held.code_of(known))
        return int(known.pk)
    last = Initiative.objects.filter(unit_id=unit_id, year=on.year).aggregate(last=Max("number"))["last"] or 0
    one = Initiative(unit_id=unit_id, client_key=client_key, year=on.year, number=last + 1, prepared_by=by, submitted_on=on, **facts)
    Initiative.objects.bulk_create([one])
    _write_told(one, draft, by=by, on=on)
    for place, file in enumerate(_each_once(kept), start=1):
        InitiativeFile.objects.create(initiative=one, unit_id=unit_id, place=place, added_by=by, **file)
    held.write_act(one, "submitted", by=by, happened_on=on)
    audit.record(by, "emulation.submit_initiative", at=unit_id, initiative=one.pk, title=one.title, files=len(kept))
    return int(one.pk)


@transaction.atomic
def resubmit_initiative(*, by: int, initiative_id: int, draft: InitiativeDraft, on: date) -> None:
    """Tell an initiative anew that was sent back: content, authors and claimed benefit; its number, files and acts stay.

    :raises UnknownInitiative: none within reach
    :raises InitiativeWrongState: it was not sent back
    :raises InitiativeUnfit: everything that is wrong, at once
    """
    one = held.initiative(initiative_id, by=by, act="resubmit_initiative", on=on)
    held.ready(one, "resubmitted")
    facts = _fit(draft, one.unit_id, on)
    Benefit.objects.filter(initiative_id=one.pk, year_no=CLAIMED).delete()  # its parts go with it
    InitiativeAuthor.objects.filter(initiative_id=one.pk).delete()
    Initiative.objects.filter(pk=one.pk).update(submitted_on=on, decide_by=None, **facts)
    one.refresh_from_db()
    _write_told(one, draft, by=by, on=on)
    held.write_act(one, "resubmitted", by=by, happened_on=on)
    audit.record(by, "emulation.resubmit_initiative", at=one.unit_id, initiative=one.pk, title=one.title)


@transaction.atomic
def add_file(*, by: int, initiative_id: int, file_name: str, content: bytes, on: date, words: str = "") -> int:
    """Keep one more photo or paper of an initiative; the same bytes are kept once. Return its place.

    :raises UnknownInitiative: none within reach
    :raises EvidenceUnfit: it cannot be kept, or there are enough
    """
    one = held.initiative(initiative_id, by=by, act="add_file", on=on)
    told = Told()
    said = told.line("ghi chú", words, 200, is_needed=False)
    if told.faults:
        raise InitiativeUnfit(first="; ".join(told.faults), faults=told.faults)
    facts = file_facts(file_name, content)
    if known := InitiativeFile.objects.filter(initiative_id=one.pk, sha256=facts["sha256"]).values_list("place", flat=True).first():
        return int(known)
    last = InitiativeFile.objects.filter(initiative_id=one.pk).aggregate(last=Max("place"))["last"] or 0
    if last >= MOST_FILES:
        raise EvidenceUnfit(name=file_name[:60], why=f"một hồ sơ giữ nhiều nhất {MOST_FILES} tệp")
    InitiativeFile.objects.create(initiative=one, unit_id=one.unit_id, place=last + 1, words=said, added_by=by, **facts)
    audit.record(by, "emulation.add_file", at=one.unit_id, initiative=one.pk, sha256=facts["sha256"])
    return int(last) + 1


@transaction.atomic
def return_initiative(*, by: int, initiative_id: int, reason: str, on: date) -> None:
    """Send an initiative back with what is to be mended: at the formal check, or from the council.

    :raises UnknownInitiative: none within reach
    :raises InitiativeWrongState: it is neither waiting nor before a council
    :raises InitiativeUnfit: no reason
    """
    one = held.initiative(initiative_id, by=by, act="return_initiative", on=on)
    held.ready(one, "returned")
    told = Told()
    words = told.text("cần sửa gì", reason, 1000)
    if told.faults:
        raise InitiativeUnfit(first="; ".join(told.faults), faults=told.faults)
    held.write_act(one, "returned", by=by, happened_on=on, words=words)
    audit.record(by, "emulation.return_initiative", at=one.unit_id, initiative=one.pk, reason=words)


@transaction.atomic
def apply_initiative(*, by: int, initiative_id: int, applied_on: date, place: str, on: date) -> None:
    """Record that a recognised initiative is applied as a rule, since when and where.

    :raises UnknownInitiative: none within reach
    :raises InitiativeWrongState: it is not recognised, or applied already
    :raises InitiativeUnfit: no place, or the day lies ahead
    """
    one = held.initiative(initiative_id, by=by, act="apply_initiative", on=on)
    held.ready(one, "applied")
    told = Told()
    where = told.line("nơi áp dụng", place, 200)
    day = told.day("ngày áp dụng", applied_on, last=on)
    if told.faults:
        raise InitiativeUnfit(first="; ".join(told.faults), faults=told.faults)
    held.write_act(one, "applied", by=by, happened_on=day, words=where)
    audit.record(by, "emulation.apply_initiative", at=one.unit_id, initiative=one.pk, applied_on=day, place=where)


def write_benefit(one: Initiative, year_no: int, parts: Sequence[PartDraft], *, by: int, on: date, **facts: Any) -> int:
    """Write a benefit with its parts, each worked out from its formula; return the total."""
    amounts = [(part.kind, amount_of(part.formula)) for part in parts]
    total = total_of(amounts)
    row = Benefit(initiative=one, unit_id=one.unit_id, year_no=year_no, total=total, told_on=on, told_by=by, **facts)
    Benefit.objects.bulk_create([row])
    BenefitPart.objects.bulk_create(
        [
            BenefitPart(
                benefit=row, unit_id=one.unit_id, place=place, kind=part.kind, words=_line(part.words), formula=_line(part.formula),
                amount=amount, evidence=_line(part.evidence), why=_line(part.why),
            )
            for place, (part, (_, amount)) in enumerate(zip(parts, amounts, strict=True), start=1)
        ]
    )  # fmt: skip
    return total


def part_faults(parts: Sequence[PartDraft], told: Told) -> list[str]:
    """Return everything that is wrong with the parts of a benefit, their texts too."""
    for place, part in enumerate(parts, start=1):
        for words, text, longest in (("là gì", part.words, 200), ("công thức", part.formula, 200), ("minh chứng", part.evidence, 200),
                                     ("vì sao chênh", part.why, 300)):  # fmt: skip
            told.line(f"phần {place}, {words}", text, longest, is_needed=False)
    return benefit.faults_of(parts)


def _fit(draft: InitiativeDraft, unit_id: int, on: date) -> dict[str, Any]:
    """Return the columns of an initiative.

    :raises InitiativeUnfit: everything that is wrong with it
    """
    told = Told()
    facts: dict[str, Any] = {
        "title": told.line("tên sáng kiến", draft.title, 200), "field": told.line("lĩnh vực", draft.field, 60, is_needed=False),
        "problem": told.text("tình trạng trước", draft.problem, 3000), "solution": told.text("giải pháp", draft.solution, 5000),
        "place": told.line("nơi áp dụng", draft.place, 200), "is_computed": draft.is_computed, "may_disclose": draft.may_disclose,
        "first_applied_on": told.day("ngày áp dụng lần đầu", draft.first_applied_on, last=on),
        "other_benefit": told.text("lợi ích", draft.other_benefit, 1000, is_needed=not draft.is_computed),
    }  # fmt: skip
    for one in draft.authors:
        told.line("họ tên tác giả", one.name, 120, is_needed=False)
        told.line("phần việc của tác giả", one.part, 200, is_needed=False)
    told.faults += authors.faults_of(draft.authors)
    told.faults += _strangers(draft.authors, unit_id)
    if draft.is_computed:
        told.faults += part_faults(draft.parts, told)
        if not told.faults and total_of([(part.kind, amount_of(part.formula)) for part in draft.parts]) <= 0:
            told.faults.append("lợi ích sau khi trừ chi phí phải trên 0")
    if told.faults:
        raise InitiativeUnfit(first="; ".join(told.faults[:20]), faults=told.faults)
    return {**facts, "search_key": f" {search_key(' '.join((facts['title'], *(one.name for one in draft.authors))))}"[:600]}


def _strangers(drafts: Sequence[AuthorDraft], unit_id: int) -> list[str]:
    """Return who is told as a member of the unit and is none."""
    asked = {one.membership_id for one in drafts if one.membership_id is not None}
    known = {one.pk for one in members.memberships(asked) if one.unit_id == unit_id} if asked else set()
    return [
        f"{one.name}: không phải đoàn viên của đơn vị" for one in drafts if one.membership_id is not None and one.membership_id not in known
    ]


def _write_told(one: Initiative, draft: InitiativeDraft, *, by: int, on: date) -> None:
    """Write what comes with the content: authors, the claimed benefit, the fingerprint that the federation sees."""
    InitiativeAuthor.objects.bulk_create(
        [
            InitiativeAuthor(
                initiative=one, unit_id=one.unit_id, place=place, membership_id=author.membership_id, name=_line(author.name),
                part=_line(author.part), share=author.share, is_named=author.is_named,
            )
            for place, author in enumerate(draft.authors, start=1)
        ]
    )  # fmt: skip
    if draft.is_computed:
        write_benefit(one, CLAIMED, draft.parts, by=by, on=on)
    code, name = access_queries.branch_names([one.unit_id])[one.unit_id]
    Fingerprint.objects.update_or_create(
        initiative=one,
        defaults={
            "unit_id": one.unit_id, "code": f"{code} · {held.code_of(one)}"[:60], "title": one.title, "unit_name": name[:300],
            "submitted_on": on, "features": features(one.title, one.problem, one.solution), "method": method(),
        },
    )  # fmt: skip


def _each_once(kept: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if len(kept) > MOST_FILES:
        raise EvidenceUnfit(name=kept[-1]["file_name"], why=f"một hồ sơ giữ nhiều nhất {MOST_FILES} tệp")
    return list({file["sha256"]: file for file in kept}.values())


def _line(text: str) -> str:
    return " ".join(text.split())


@transaction.atomic
def share_initiative(*, by: int, initiative_id: int, to_unit_id: int, since: date, on: date, words: str = "") -> None:
    """Record that another unit applies an initiative since a day.

    :raises UnknownInitiative: none within reach
    :raises InitiativeWrongState: it is not applied yet
    :raises InitiativeUnfit: its authors keep it to themselves, no such unit, its own, told already, or the day lies ahead
    """
    one = held.initiative(initiative_id, by=by, act="share_initiative", on=on)
    held.ready(one, "shared")
    told = Told()
    said = told.line("ghi chú", words, 300, is_needed=False)
    day = told.day("từ ngày", since, last=on)
    names = access_queries.branch_names([to_unit_id])
    if not one.may_disclose:
        told.faults.append("tác giả chưa đồng ý cho đơn vị khác đọc giải pháp")
    if to_unit_id not in names or to_unit_id == one.unit_id:
        told.faults.append("chọn một đơn vị khác")
    if Spread.objects.filter(initiative=one, to_unit_id=to_unit_id).exists():
        told.faults.append("đơn vị này đã ghi")
    if told.faults:
        raise InitiativeUnfit(first="; ".join(told.faults), faults=told.faults)
    name = names[to_unit_id][1][:300]
    Spread.objects.create(initiative=one, unit_id=one.unit_id, to_unit_id=to_unit_id, to_name=name, since=day, words=said, told_by=by)
    held.write_act(one, "shared", by=by, happened_on=day, words=name)
    audit.record(by, "emulation.share_initiative", at=one.unit_id, initiative=one.pk, to=to_unit_id, since=day)
