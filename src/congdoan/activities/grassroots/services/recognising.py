"""From a whole dossier to a union that stands: the request with its time limit, the decision as a document, the recognition."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction

from congdoan.activities.grassroots import rules
from congdoan.activities.grassroots.models import Founding, FoundingApplicant
from congdoan.activities.grassroots.queries import foundings, law
from congdoan.activities.grassroots.services.preparing import as_tally, held, require_founder, write_act
from congdoan.activities.grassroots.services.refusals import DecisionNotSigned, DossierLacks, FoundingDayUnfit
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents import services as writing
from congdoan.people.members import queries as register
from congdoan.people.members import services as members
from congdoan.people.officers import rules as counting
from congdoan.people.officers import services as committees
from congdoan.people.organisations import services as organisations


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a recognition made."""

    union: int
    members: int
    seats: int


@transaction.atomic
def submit_dossier(*, by: int, founding_id: int, submitted_on: date, on: date) -> date:
    """Record that a whole dossier asks for the recognition, and return the last day on which the federation should decide.

    Source: law pack, `activities.founding` (founding.limit, unchecked) and `activities.days_off`.

    :raises UnknownFounding, FoundingFinished: there is none that is open
    :raises DossierLacks: everything that is missing
    :raises FoundingDayUnfit: it lies ahead
    """
    one = held(founding_id, by, "submit_dossier", on)
    if submitted_on > on:
        raise FoundingDayUnfit(day=f"{submitted_on:%d/%m/%Y}", why="chưa tới ngày này")
    _require_whole(one)
    until = law.decide_by(submitted_on).day
    write_act(one, by, "dossier", submitted_on, f"đề nghị công nhận; hạn quyết định {until:%d/%m/%Y}")
    facts = {"next_step": "Ra quyết định công nhận", "next_due": until, "decide_by": until}
    Founding.objects.filter(id=one.pk).update(state=rules.further(one.state, rules.DOSSIER), **facts)
    audit.record(by, "grassroots.submit_dossier", at=one.unit_id, founding=one.pk, decide_by=until)
    return until


@transaction.atomic
def draft_decision(*, by: int, founding_id: int, client_key: UUID, on: date) -> int:
    """Write a draft of the decision among the federation's outgoing documents and return it; there it is completed and signed.

    :raises UnknownFounding, FoundingFinished: there is none that is open
    :raises DossierLacks: everything that is missing
    """
    one = held(founding_id, by, "draft_decision", on)
    _require_whole(one)
    names = access_queries.branch_names([one.unit_id])
    above = access_queries.ancestors([one.unit_id], on=on)[one.unit_id][:1]
    content = rules.decision_content(
        issuer=names[one.unit_id][1], parent=access_queries.branch_names(above).get(above[0], ("", ""))[1] if above else "",
        union=one.name, unit_words=rules.KINDS[one.kind], committee=_committee(one),
        members=_progress(one).applications,
    )  # fmt: skip
    document = writing.draft_document(by=by, unit_id=one.unit_id, client_key=client_key, content=content, on=on)
    write_act(one, by, "drafted", on, "bản thảo quyết định ở Văn bản đi", {"document": document})
    Founding.objects.filter(id=one.pk).update(state=rules.further(one.state, rules.DECISION), document_id=document)
    audit.record(by, "grassroots.draft_decision", at=one.unit_id, founding=one.pk, document=document)
    return document


@transaction.atomic
def recognise_union(*, by: int, founding_id: int, code: str, on: date) -> Recognised:
    """Let the union stand from the day of the signed decision: its place, its employer, its members, its committee.

    What is held for the employer moves by nobody's hand: the page tells it, and it is proposed and approved apart (decision 0023).

    :raises UnknownFounding, FoundingFinished: there is none that is open
    :raises DossierLacks, DecisionNotSigned: something is missing
    :raises FoundsNobody: the federation had no such power that day
    :raises UnableToRegister, UnableToPlace, UnableToWrite, UnableToSeat: as the services below
    """
    one = held(founding_id, by, "recognise_union", on)
    _require_whole(one)
    number, since = _decided(one)
    require_founder(one.unit_id, on=since)
    under = "grassroots.recognise_union"
    union = organisations.register_organisation(
        by=by, kind=one.kind, code=code, name=one.name, founded_on=since, parent_id=one.unit_id, commune=one.commune, on=on, under=under
    )
    if one.employer_id is not None:
        organisations.place(by=by, organisation_id=one.employer_id, parent_id=union, since=since, on=on, under=under)
    waiting = sorted(FoundingApplicant.objects.filter(founding=one).values_list("application_id", flat=True))
    standing = [row.id for row in register.applications_of(waiting) if row.state in ("applied", "committee")]
    admitted = members.approve_applications(by=by, application_ids=standing, decided_on=since, decision=number, into=union, on=on)
    seats = _seat(one, by, union, dict(zip(sorted(standing), admitted, strict=True)), since, number, on)
    facts = {"state": rules.ACTIVE, "union_id": union, "next_step": "", "next_due": None}
    write_act(one, by, "recognised", since, f"{number}: {len(admitted)} đoàn viên, {seats} ủy viên BCH", {"union": union})
    Founding.objects.filter(id=one.pk).update(**facts)
    audit.record(by, "grassroots.recognise_union", at=union, founding=one.pk, decision=number, since=since, members=len(admitted))
    return Recognised(union, len(admitted), seats)


def _require_whole(one: Founding) -> None:
    if lacks := rules.missing(_progress(one)):
        raise DossierLacks(first="; ".join(lacks), faults=lacks)


def _progress(one: Founding) -> rules.Progress:
    progress = foundings.progress(one.pk)
    assert progress is not None
    return progress


def _decided(one: Founding) -> tuple[str, date]:
    """Return the number and the day of the signed decision.

    :raises DecisionNotSigned: there is none
    """
    found = documents.outgoing(one.document_id) if one.document_id else None
    if found is None or found.number is None or found.issued_on is None or found.act("voided"):
        raise DecisionNotSigned
    return found.written, found.issued_on


def _committee(one: Founding) -> list[tuple[str, str]]:
    meeting = foundings.last_act(one.pk, "meeting")
    assert meeting is not None
    names = {row.id: row.full_name for row in register.applications_of(meeting.facts["elected"])}
    chair = meeting.facts["chair"]
    return [
        (names.get(number, ""), counting.post_words(counting.EXECUTIVE, counting.CHAIR if number == chair else counting.MEMBER))
        for number in meeting.facts["elected"]
    ]


def _seat(one: Founding, by: int, union: int, memberships: dict[int, int], since: date, decision: str, on: date) -> int:
    """Open the executive committee's first term, record the founding meeting's count and make its chair."""
    meeting = foundings.last_act(one.pk, "meeting")
    assert meeting is not None
    told = meeting.facts
    count = as_tally(told["tally"])
    moved = tuple(
        counting.Candidate(memberships[one.person], one.name, one.votes, one.nominated)
        for one in count.candidates if one.person in memberships
    )  # fmt: skip
    until = date.fromisoformat(told["until"]) if told["until"] else None
    term = committees.open_term(
        by=by, unit_id=union, body=counting.EXECUTIVE, seats=count.seats, since=since, until=until, name="nhiệm kỳ thứ nhất",
        decision=decision, on=on,
    )  # fmt: skip
    recorded = committees.record_election(
        by=by, term_id=term, post=counting.MEMBER, held_on=meeting.happened_on, since=since, tally=replace(count, candidates=moved),
        place=told["place"], decision=decision, on=on,
    )  # fmt: skip
    if told["chair"] in memberships:
        chair = memberships[told["chair"]]
        committees.appoint(by=by, term_id=term, membership_id=chair, post=counting.CHAIR, since=since, decision=decision, on=on)
    return len(recorded.seats)
