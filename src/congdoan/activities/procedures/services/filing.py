"""A request is filed: by anybody without an account, by who is signed in for oneself or for a unit, or taken at the counter."""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from congdoan.activities.procedures import queries, rules
from congdoan.activities.procedures.models import Request, RequestPaper
from congdoan.activities.procedures.rules import Definition
from congdoan.activities.procedures.services.held import write_act
from congdoan.activities.procedures.services.refusals import (
    AnswersUnfit,
    AskedTooOften,
    CounterClosed,
    NotReceivedHere,
    PaperUnfit,
    UnknownProcedure,
)
from congdoan.finance.bookkeeping.rules.attachments import kept_name, kind_of
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.reference import queries as reference
from congdoan.people.members.queries.keys import secret
from congdoan.people.members.rules import keyed_hash, sealed

MOST_FILES, MOST_BYTES = 8, 5 * 2**20
MOST_FILINGS = 20  # from one place within a quarter of an hour: a factory's whole shift may share one address
FILING = "filing"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: under which paper of the procedure, its name and content."""

    key: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Filed:
    """A request that was filed: its number, and the code that is told once."""

    id: int
    code: str
    due_on: date | None


def flooded(client: str) -> None:
    """Refuse who files or asks from one place too often, and count this time; nobody has entered yet.

    :raises AskedTooOften: too often within a quarter of an hour
    """
    if access.misses(client=client, what=FILING) >= MOST_FILINGS:
        raise AskedTooOften(minutes=access.MISS_MINUTES)
    access.note_miss(client=client, what=FILING)


@transaction.atomic
def file_public_request(
    *, client: str, unit_id: int, code: str, answers: Mapping[str, str], on: date, papers: Sequence[Upload] = (), key: UUID | None = None
) -> Filed:  # fmt: skip
    """File a request without an account, where a unit takes it from everybody; the code is told once. Nobody acts.

    What is sent again under its key is not written twice.

    Nothing is looked up about the person, so the answer and its time are the same whoever is known anywhere (decisions 0043, 0071).

    :raises AskedTooOften: too many came from there
    :raises UnknownProcedure, CounterClosed: the unit does not take it
    :raises AnswersUnfit, PaperUnfit: everything that is wrong
    """
    flooded(client)
    found = _open(unit_id, code, on)
    if "worker" not in found.asked_by:
        raise CounterClosed(procedure=found.name)
    return _file(None, unit_id, found, answers, papers, channel="public", from_unit_id=None, key=key, on=on)


@transaction.atomic
def file_request(
    *, by: int, unit_id: int, code: str, answers: Mapping[str, str], on: date, papers: Sequence[Upload] = (),
    from_unit_id: int | None = None, key: UUID | None = None,
) -> Filed:  # fmt: skip
    """File a request as who is signed in: for oneself, which needs no role, or in the name of a unit; once under its key.

    :raises NotAllowed: the actor does not file for this unit
    :raises UnknownProcedure, CounterClosed: the receiving unit does not take it from such
    :raises AnswersUnfit, PaperUnfit: everything that is wrong
    """
    if from_unit_id is not None:
        access.require(by, "procedures.file_request", at=from_unit_id, on=on)
    found = _open(unit_id, code, on)
    if ("worker" if from_unit_id is None else "unit") not in found.asked_by:
        raise CounterClosed(procedure=found.name)
    channel = "account" if from_unit_id is None else "unit"
    filed = _file(by, unit_id, found, answers, papers, channel=channel, from_unit_id=from_unit_id, key=key, on=on)
    if from_unit_id is not None:
        audit.record(by, "procedures.file_request", at=from_unit_id, request=filed.id, procedure=code, to=unit_id)
    return filed


@transaction.atomic
def take_request(
    *, by: int, unit_id: int, code: str, answers: Mapping[str, str], on: date, papers: Sequence[Upload] = (), key: UUID | None = None
) -> Filed:  # fmt: skip
    """Write down what somebody brought to the office, once under its key; the code goes on the slip that the person takes home.

    :raises NotAllowed: the actor takes no requests here
    :raises UnknownProcedure, NotReceivedHere: the unit takes none under this procedure
    :raises AnswersUnfit, PaperUnfit: everything that is wrong
    """
    access.require(by, "procedures.take_request", at=unit_id, on=on)
    found = queries.definition(code, unit_id=unit_id, on=on)
    if found is None:
        raise UnknownProcedure(procedure=code[:30])
    if not queries.may_receive(code, unit_id, on=on):
        raise NotReceivedHere(unit=access_queries.branch_names([unit_id])[unit_id][1], procedure=found.name)
    filed = _file(by, unit_id, found, answers, papers, channel="counter", from_unit_id=None, key=key, on=on)
    audit.record(by, "procedures.take_request", at=unit_id, request=filed.id, procedure=code)
    return filed


def add_papers(one: Request, definition: Definition, papers: Sequence[Upload], *, by: int | None, on: date) -> None:
    """Seal files and keep them with a request.

    :raises PaperUnfit: too many, too large, or of a kind that is not kept
    """
    if len(papers) > MOST_FILES:
        raise PaperUnfit(name=papers[MOST_FILES].name[:60], why=f"tối đa {MOST_FILES} tệp một lần")
    known = {paper.key for paper in definition.papers} | {"more", "result"}
    rows = []
    for paper in papers:
        kind = kind_of(paper.content) if len(paper.content) <= MOST_BYTES else None
        if kind is None or paper.key not in known:
            raise PaperUnfit(name=paper.name[:60] or "tệp", why="cần PDF, ảnh JPG/PNG, Word hoặc Excel, không quá 5 MB")
        uid = uuid4()
        closed = sealed(secret(), b64encode(paper.content).decode(), of=f"request-paper/{uid}")
        rows.append(
            RequestPaper(
                request=one, unit_id=one.unit_id, uid=uid, key=paper.key, file_name=kept_name(paper.name, kind), kind=kind,
                size=len(paper.content), sealed=closed, added_by=by, added_on=on,
            )
        )  # fmt: skip
    RequestPaper.objects.bulk_create(rows)


def _open(unit_id: int, code: str, on: date) -> Definition:
    """Return a procedure that a unit takes from everybody.

    :raises UnknownProcedure: there is none of this code
    :raises CounterClosed: the unit does not take it
    """
    found = queries.definition(code, unit_id=unit_id, on=on)
    if found is None:
        raise UnknownProcedure(procedure=code[:30])
    if not queries.is_open(unit_id, code):
        raise CounterClosed(procedure=found.name)
    return found


def _file(
    by: int | None, unit_id: int, found: Definition, told: Mapping[str, str], papers: Sequence[Upload], *, channel: str,
    from_unit_id: int | None, key: UUID | None, on: date,
) -> Filed:  # fmt: skip
    code, uid = rules.code_from(keyed_hash(secret(), f"request-key/{key or uuid4()}")), uuid4()
    if key is not None and (sent := queries.request_of(code)) is not None:
        return Filed(int(sent.pk), code, sent.due_on)
    try:
        answers = rules.read_answers(found.form, told, on=on)
    except rules.UnfitAnswers as unfit:
        raise AnswersUnfit(first="; ".join(cure for _, cure in unfit.faults), faults=unfit.faults) from None
    found = found.for_answers(answers)
    queries.tell_code(code)
    due = rules.due_after(on, found.working_days, reference.workdays())
    one = Request(
        uid=uid, unit_id=unit_id, code=found.code, definition=found.as_facts(), code_hash=queries.code_hash(code), channel=channel,
        filed_by=by, from_unit_id=from_unit_id, filed_on=on, due_on=due,
        told_sealed=sealed(secret(), json.dumps({"answers": answers, "code": code}, ensure_ascii=False), of=f"request/{uid}"),
    )  # fmt: skip
    Request.objects.bulk_create([one])
    write_act(one, by, "filed", on=on, due_on=due)
    add_papers(one, found, papers, by=by, on=on)
    return Filed(int(one.pk), code, due)
