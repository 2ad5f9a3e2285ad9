"""Incoming documents: received under the next number and read, proposals decided, passed on, voided with a reason."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.models import Handling, IncomingDocument, Passing, Proposal, VoidedArrival
from congdoan.foundation.documents.rules import incoming as rules
from congdoan.foundation.documents.rules import reading
from congdoan.foundation.kernel.errors import DomainError

from .citing import register_citations

MOST_PROPOSALS = 3_000


class UnableToKeepDocument(DomainError):
    """Root of the refusals of the book of documents."""


class UnknownDocument(UnableToKeepDocument):
    code = "document-unknown"
    says = "Không có văn bản hoặc đề xuất này trong phạm vi của bạn."


class ArrivesLater(UnableToKeepDocument):
    code = "document-arrives-later"
    says = "Ngày đến {arrived_on:%d/%m/%Y} ở tương lai: ghi ngày văn bản đến thật, không sau hôm nay."


class AlreadyReceived(UnableToKeepDocument):
    code = "document-already-received"
    says = "Chính tệp này đã vào sổ với số đến {line}. Không ghi lần nữa."


class LooksReceived(UnableToKeepDocument):
    code = "document-looks-received"
    says = "Văn bản {symbol} của {author} đã vào sổ với số đến {line}. Nếu đúng là văn bản khác, chọn “vẫn ghi” rồi gửi lại."


class DueUnfit(UnableToKeepDocument):
    code = "document-due-unfit"
    says = "Hạn giải quyết {due_on:%d/%m/%Y} đã qua: ghi ngày từ hôm nay trở đi."


class NobodyDealsWithIt(UnableToKeepDocument):
    code = "document-not-passed-on"
    says = "Văn bản này chưa chuyển cho ai: chuyển cho người giải quyết trước, rồi ghi tiến độ."


class HandlingUnfit(UnableToKeepDocument):
    code = "document-handling-unfit"
    says = "Chưa ghi được tiến độ: {why}."


class CorrectionUnfit(UnableToKeepDocument):
    code = "document-correction-unfit"
    says = "Chưa ghi được chỗ sửa: {why}."


class NothingDecided(UnableToKeepDocument):
    code = "document-nothing-decided"
    says = "Chỗ này đang chờ xác nhận: chưa có gì để hoàn tác. Tải lại trang để xem."


class AlreadyVoided(UnableToKeepDocument):
    code = "document-already-voided"
    says = "Số đến này đã bỏ trước đó. Không làm gì thêm với văn bản này."


@transaction.atomic
def receive_document(
    *, by: int, unit_id: int, file_name: str, content: bytes, arrived_on: date, on: date, receiver: str = "", note: str = "",
    again: bool = False,
) -> int:  # fmt: skip
    """Enter a document in the unit's book under the next number of its year, keep its file and what was read in it; return its id.

    `again` says that a document which looks like one in the book is another one. Numbers are given by PostgreSQL, one after another.

    :raises ArrivesLater: the day of arrival is to come
    :raises UnreadableDocument: the file cannot be read
    :raises AlreadyReceived: the same bytes are in the book
    :raises LooksReceived: number, symbol and issuer are in the book
    """
    access.require(by, "documents.receive_document", at=unit_id, on=on)
    if arrived_on > on:
        raise ArrivesLater(arrived_on=arrived_on)
    name = file_name.replace("\x00", "")[-160:] or "văn bản"
    answer = reading.read_file(content, file=name)
    digest = sha256(content).hexdigest()
    if line := queries.received_as(unit_id, digest):
        raise AlreadyReceived(line=line)
    head = rules.head_of(answer)
    if not again and (line := queries.looks_received(unit_id, symbol=head["symbol"], author=head["author"])):
        raise LooksReceived(symbol=head["symbol"], author=head["author"] or "cơ quan chưa rõ", line=line)
    document = _entered(unit_id, by, name, content, digest, arrived_on, note, head, answer)
    _propose(document, answer)
    register_citations(unit_id, answer, document=document)
    if receiver:
        facts = {"receiver": receiver[:200], "passed_on": on, "passed_by": by}
        Passing.objects.bulk_create([Passing(unit_id=unit_id, document=document, **facts)])
    audit.record(
        by, "documents.receive_document", at=unit_id, document=document.pk, number=document.number, year=document.year, sha256=digest
    )
    return int(document.pk)


def _entered(
    unit_id: int,
    by: int,
    name: str,
    content: bytes,
    digest: str,
    arrived_on: date,
    note: str,
    head: Mapping[str, Any],
    answer: Mapping[str, Any],
) -> IncomingDocument:
    text = str(answer["text"])
    document = IncomingDocument(
        unit_id=unit_id, year=0, number=0, arrived_on=arrived_on, author=head["author"][:300], symbol=head["symbol"][:120],
        issued_on=head["issued_on"], kind=head["kind"][:80], subject=head["subject"][:1000], note=note[:300],
        key=rules.key_of(head["symbol"], head["issued_on"]), file_name=name, sha256=digest, content=content, text=text,
        reading={key: part for key, part in answer.items() if key != "text"},
        search_text=rules.search_text(head["symbol"], head["author"], head["subject"], text), received_by=by,
    )  # fmt: skip
    IncomingDocument.objects.bulk_create([document])
    document.refresh_from_db(fields=["year", "number"])
    return document


def _propose(document: IncomingDocument, answer: Mapping[str, Any]) -> None:
    proposed = list(rules.proposals_of(answer))[:MOST_PROPOSALS]
    Proposal.objects.bulk_create(
        Proposal(unit_id=document.unit_id, document=document, kind=one.kind, place=one.place[:40], words=one.words, start=one.start,
                 end=one.end, value=dict(one.value))
        for one in proposed
    )  # fmt: skip


@transaction.atomic
def decide_proposal(*, by: int, proposal_id: int, verdict: str, on: date, words: str = "") -> None:
    """Confirm, correct or refuse one thing that was read; a decision about the head goes to the line of the book.

    A sentence that belongs to no task becomes one of its own (confirmed), is put to the task whose place `words` tells (corrected), or is
    none (refused).

    :raises UnknownDocument: no such proposal within reach
    :raises CorrectionUnfit: a correction without words, a day that is none, or an unknown verdict
    """
    unit_id = queries.unit_of_proposal(proposal_id)
    if unit_id is None:
        raise UnknownDocument
    access.require(by, "documents.decide_proposal", at=unit_id, on=on)
    if verdict not in rules.VERDICTS:
        raise CorrectionUnfit(why="chọn xác nhận, sửa hoặc bỏ")
    proposal = Proposal.objects.select_for_update().get(pk=proposal_id)
    said = " ".join(words.replace("\x00", "").split())[:2000] if verdict == "corrected" else ""
    if verdict == "corrected" and not said:
        raise CorrectionUnfit(why="chưa có nội dung sửa")
    if proposal.kind == "header":
        _correct_head(proposal, verdict, said)
    if proposal.kind == "sentence" and not verdict == proposal.verdict == "confirmed":  # said twice, its task stays as it was worked on
        _take_sentence_back(proposal, by=by, on=on)
        _place_sentence(proposal, verdict, said, by=by, on=on)
    proposal.verdict, proposal.decided, proposal.decided_by, proposal.decided_on = verdict, said, by, on
    proposal.save(update_fields=["verdict", "decided", "decided_by", "decided_on"])
    audit.record(by, "documents.decide_proposal", at=unit_id, proposal=proposal_id, verdict=verdict, words=said[:200])


@transaction.atomic
def confirm_sure(*, by: int, document_id: int, on: date) -> int:
    """Confirm at once everything undecided in a document that stands in it word for word; return how many.

    :raises UnknownDocument: none within reach
    :raises AlreadyVoided: its line counts no more
    """
    unit_id = _required(by, "documents.confirm_sure", document_id, on)
    sure = queries.sure_proposals(document_id)
    done = Proposal.objects.filter(pk__in=sure, verdict="").update(verdict="confirmed", decided_by=by, decided_on=on)
    audit.record(by, "documents.confirm_sure", at=unit_id, document=document_id, count=done)
    return done


@transaction.atomic
def undo_decision(*, by: int, proposal_id: int, on: date) -> None:
    """Take back what was decided about one thing that was read: it waits again, and the book says again what was read.

    :raises NothingDecided: it waits already
    :raises UnknownDocument: no such proposal within reach
    """
    unit_id = queries.unit_of_proposal(proposal_id)
    if unit_id is None:
        raise UnknownDocument
    access.require(by, "documents.undo_decision", at=unit_id, on=on)
    proposal = Proposal.objects.select_for_update().get(pk=proposal_id)
    if not proposal.verdict:
        raise NothingDecided
    if proposal.kind == "header":
        _correct_head(proposal, "confirmed", "")
    if proposal.kind == "sentence":
        _take_sentence_back(proposal, by=by, on=on)
    former, proposal.verdict, proposal.decided, proposal.decided_by, proposal.decided_on = proposal.verdict, "", "", None, None
    proposal.save(update_fields=["verdict", "decided", "decided_by", "decided_on"])
    audit.record(by, "documents.undo_decision", at=unit_id, proposal=proposal_id, former=former)


def _place_sentence(sentence: Proposal, verdict: str, place: str, *, by: int, on: date) -> None:
    """Make a sentence a task of its own, or put its words to the task of a place."""
    tasks = Proposal.objects.select_for_update().filter(document_id=sentence.document_id, kind="task")
    facts = {"decided_by": by, "decided_on": on}
    if verdict == "confirmed":
        before = tasks.filter(start__lt=sentence.start).order_by("-start").values_list("place", flat=True).first()
        own = {"unit_id": sentence.unit_id, "words": sentence.words, "start": sentence.start, "end": sentence.end, "value": sentence.value}
        made = rules.place_after((before or "").split(".+")[0], sentence.place)[:40]
        task, _ = Proposal.objects.get_or_create(document_id=sentence.document_id, kind="task", place=made, defaults=own)
        tasks.filter(pk=task.pk).update(verdict="confirmed", decided="", **facts)
    elif verdict == "corrected":
        task_of_place = tasks.filter(place=place).exclude(verdict="refused").first()
        if task_of_place is None:
            raise CorrectionUnfit(why="chọn nhiệm vụ mà câu này thuộc về")
        whole = rules.with_sentence(task_of_place.decided or task_of_place.words, sentence.words)
        tasks.filter(pk=task_of_place.pk).update(verdict="corrected", decided=whole, **facts)


def _take_sentence_back(sentence: Proposal, *, by: int, on: date) -> None:
    """Undo what was made of a sentence: its own task is refused, the task that it was put to loses its words.

    Other sentences that were put to its own task wait for a decision again.
    """
    tasks = Proposal.objects.select_for_update().filter(document_id=sentence.document_id, kind="task")
    facts = {"decided_by": by, "decided_on": on}
    if sentence.verdict == "confirmed":
        own = tasks.filter(place__endswith=f".+{sentence.place}", start=sentence.start)
        others = Proposal.objects.filter(document_id=sentence.document_id, kind="sentence", verdict="corrected")
        undone = {"verdict": "", "decided": "", "decided_by": None, "decided_on": None}
        others.filter(decided__in=own.values_list("place", flat=True)).update(**undone)
        own.update(verdict="refused", decided="", **facts)
    joined = tasks.filter(place=sentence.decided, verdict="corrected")  # what was decided of the task since stays
    task = joined.first() if sentence.verdict == "corrected" else None
    if task is not None:
        words = rules.without_sentence(task.decided, sentence.words)
        is_former = words in ("", task.words)
        tasks.filter(pk=task.pk).update(verdict="confirmed" if is_former else "corrected", decided="" if is_former else words, **facts)


def _correct_head(proposal: Proposal, verdict: str, said: str) -> None:
    """Write what was decided about a field of the head into the book."""
    field = proposal.place
    if field == "signer":
        return
    words = {"confirmed": proposal.words, "corrected": said, "refused": ""}[verdict]
    document = IncomingDocument.objects.select_for_update().defer("content").get(pk=proposal.document_id)
    if field == "issued_on":
        document.issued_on = _day(words)
    else:
        setattr(document, field, words[: rules.LONGEST[field]])
    document.key = rules.key_of(document.symbol, document.issued_on)
    document.save(update_fields=[field, "key"])


def _day(words: str) -> date | None:
    """Return a typed day, or None for no words.

    :raises CorrectionUnfit: the words are no day
    """
    try:
        if "/" in words:
            day, month, year = (int(part) for part in words.split("/"))
            return date(year, month, day)
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise CorrectionUnfit(why=f"“{words[:20]}” không phải ngày; ghi như 05/01/2024") from None


@transaction.atomic
def pass_on_document(*, by: int, document_id: int, receiver: str, on: date, note: str = "", due_on: date | None = None) -> None:
    """Note that a document was passed on to somebody to act on it, until a last day where there is one.

    :raises UnknownDocument: none within reach
    :raises AlreadyVoided: its line counts no more
    :raises DueUnfit: the last day is past
    """
    unit_id = _required(by, "documents.pass_on_document", document_id, on)
    if due_on is not None and due_on < on:
        raise DueUnfit(due_on=due_on)
    facts = {"receiver": receiver[:200], "passed_on": on, "due_on": due_on, "note": note[:300], "passed_by": by}
    Passing.objects.bulk_create([Passing(unit_id=unit_id, document_id=document_id, **facts)])
    audit.record(by, "documents.pass_on_document", at=unit_id, document=document_id, receiver=receiver[:200], due_on=due_on)


@transaction.atomic
def handle_document(*, by: int, document_id: int, state: str, on: date, words: str = "", reply: str = "") -> None:
    """Tell how dealing with a document stands: under way or done, with the number of the document that answers it; the last word counts.

    :raises UnknownDocument: none within reach
    :raises AlreadyVoided: its line counts no more
    :raises NobodyDealsWithIt: it was passed on to nobody
    :raises HandlingUnfit: an unknown state, or nothing said
    """
    unit_id = _required(by, "documents.handle_document", document_id, on)
    said, answer = (" ".join(text.replace("\x00", "").split()) for text in (words, reply))
    if state not in rules.HANDLINGS:
        raise HandlingUnfit(why="chọn đang giải quyết hoặc đã giải quyết")
    if not (said or answer) or len(said) > 1000 or len(answer) > 120:
        raise HandlingUnfit(why="ghi đã làm gì (tối đa 1.000 ký tự), hoặc số, ký hiệu văn bản trả lời (tối đa 120)")
    if not Passing.objects.filter(document_id=document_id).exists():
        raise NobodyDealsWithIt
    facts = {"state": state, "words": said, "reply": answer, "told_by": by, "told_on": on}
    Handling.objects.bulk_create([Handling(unit_id=unit_id, document_id=document_id, **facts)])
    audit.record(by, "documents.handle_document", at=unit_id, document=document_id, state=state, reply=answer)


@transaction.atomic
def void_arrival(*, by: int, document_id: int, reason: str, on: date) -> None:
    """Say why a line of the book counts no more; its number stays and is never given again.

    :raises UnknownDocument: none within reach
    :raises AlreadyVoided: it was voided before
    """
    unit_id = _required(by, "documents.void_arrival", document_id, on)
    VoidedArrival.objects.bulk_create(
        [VoidedArrival(unit_id=unit_id, document_id=document_id, reason=reason[:300], voided_by=by, voided_on=on)]
    )
    audit.record(by, "documents.void_arrival", at=unit_id, document=document_id, reason=reason[:300])


def _required(by: int, act: str, document_id: int, on: date) -> int:
    """Return whose document it is, to who may perform the act on it."""
    unit_id = queries.unit_of_document(document_id)
    if unit_id is None:
        raise UnknownDocument
    access.require(by, act, at=unit_id, on=on)
    IncomingDocument.objects.select_for_update().only("id").get(pk=document_id)
    if VoidedArrival.objects.filter(document_id=document_id).exists():
        raise AlreadyVoided
    return unit_id
