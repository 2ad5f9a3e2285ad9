"""A request is decided, what it asks for is done, the answer is written, signed and handed over."""

from datetime import date
from uuid import UUID

from django.db import transaction

from congdoan.activities.procedures import queries, rules
from congdoan.activities.procedures.services.filing import Upload, add_papers
from congdoan.activities.procedures.services.held import held, said, write_act
from congdoan.activities.procedures.services.performing import perform
from congdoan.activities.procedures.services.refusals import AnswerNotSigned, OutcomeUnfit
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents import services as writing


@transaction.atomic
def decide_request(*, by: int, request_id: int, outcome: str, words: str, on: date, decision: str = "") -> int | None:
    """Decide on a request and do what it asks for, in one transaction; return the number of what was made.

    Before it was checked a request can only be refused. `decision` is the number of the decision that admits a member.

    :raises UnknownRequest, StateUnfit: none within reach waits for a decision
    :raises NotAllowed: the actor may not decide, or may not do what was asked for
    :raises WordsMissing: nothing is said to the filer
    :raises OutcomeUnfit, NotPerformed: the outcome does not fit the request, or it cannot be done
    :raises DomainError: as the service that does what was asked for
    """
    one = held(request_id, by=by, under="procedures.decide_request", act="decided", on=on)
    found = queries.whole(one, on=on)
    if found.definition.decided_by == rules.LEADER:
        access.require(by, "procedures.decide_as_leader", at=one.unit_id, on=on)
    if outcome not in rules.DECIDED_AS or (outcome == "answered" and found.definition.performs):
        raise OutcomeUnfit(why="chọn đồng ý hoặc không đồng ý" if found.definition.performs else "chọn một kết quả")
    if one.state != "checked" and outcome != "refused":
        raise OutcomeUnfit(why="hồ sơ chưa kiểm tra xong thì chỉ có thể không đồng ý")
    told = said(words)
    made = perform(found, outcome=outcome, words=told, decision=decision, by=by, on=on)
    write_act(one, by, "decided", on=on, words=told, outcome=outcome, refers_to=made)
    audit.record(by, "procedures.decide_request", at=one.unit_id, request=one.pk, outcome=outcome, made=made)
    return made


@transaction.atomic
def draft_answer(*, by: int, request_id: int, client_key: UUID, on: date) -> int:
    """Write the answer as a draft among the unit's outgoing documents and return it; there it is completed, approved and signed.

    :raises UnknownRequest, StateUnfit: none within reach is decided and not handed over
    :raises NotAllowed: the actor may not, or may not prepare documents here
    """
    one = held(request_id, by=by, under="procedures.draft_answer", act="drafted", on=on)
    found = queries.whole(one, on=on)
    names = access_queries.branch_names([one.unit_id])
    above = access_queries.ancestors([one.unit_id], on=on)[one.unit_id][:1]
    decided = next(act for act in reversed(found.acts) if act.kind == "decided")
    content = rules.answer_content(
        issuer=names[one.unit_id][1], parent=access_queries.branch_names(above).get(above[0], ("", ""))[1] if above else "",
        procedure=found.row.name, person=found.row.person, filed_on=one.filed_on, outcome=one.outcome, words=decided.words,
    )  # fmt: skip
    document = writing.draft_document(by=by, unit_id=one.unit_id, client_key=client_key, content=content, on=on)
    write_act(one, by, "drafted", on=on, refers_to=document)
    audit.record(by, "procedures.draft_answer", at=one.unit_id, request=one.pk, document=document)
    return document


@transaction.atomic
def close_request(*, by: int, request_id: int, on: date) -> None:
    """Hand the result over: the signed answer goes to the filer's page as it was signed; without one the words of the decision stand.

    :raises UnknownRequest, StateUnfit: none within reach is decided
    :raises AnswerNotSigned: an answer was drafted and bears no number yet
    :raises NotAllowed: the actor handles no requests here
    """
    one = held(request_id, by=by, under="procedures.close_request", act="closed", on=on)
    found = queries.whole(one, on=on)
    if one.document_id is not None:
        paper = documents.outgoing(one.document_id)
        content = documents.file_content(one.document_id)
        if paper is None or not paper.number or paper.act("voided") or content is None:
            raise AnswerNotSigned
        file = Upload("result", f"{paper.written.replace('/', '-')}.pdf", content)
        add_papers(one, found.definition, [file], by=by, on=on)
    write_act(one, by, "closed", on=on)
    audit.record(by, "procedures.close_request", at=one.unit_id, request=one.pk, document=one.document_id)
