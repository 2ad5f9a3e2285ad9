"""Outgoing documents as drafts: written once however often they are sent, changed until they are submitted, commented on the way."""

import itertools
import json
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.models import Outgoing, OutgoingAct
from congdoan.foundation.documents.queries import Record
from congdoan.foundation.documents.rules.outgoing import PREPARING, UNDONE
from congdoan.foundation.documents.rules.writing import Official, official
from congdoan.foundation.kernel.vietnamese import search_key

from .acting import held, reason_of, write_act
from .refusals import (
    ClientKeyTaken,
    CommentsUnanswered,
    CopyOfNothing,
    CopyRewritten,
    DocumentTooLong,
    NotReady,
    NumberedBeforehand,
    OwnDocument,
    StaleDocument,
)

MOST_LETTERS = 300_000
GIVEN_LATER = frozenset({"number", "issued_on", "copy_mark"})
_LISTS = ("issuer", "parent", "bases", "addressed_to", "recipients")


@transaction.atomic
def draft_document(*, by: int, unit_id: int, client_key: UUID, content: object, on: date) -> int:
    """Write a document down as a draft and return its id; the same one sent again under its key is not written twice.

    `content` is the writer's JSON (`rules.writing.official`) without number and day.

    :raises UnreadableContent: everything that is wrong with it, at once
    :raises NumberedBeforehand, DocumentTooLong: it says what the signature gives, or is too long
    :raises ClientKeyTaken: another document came under this key
    :raises NotAllowed: the actor may not prepare documents of this unit
    """
    access.require(by, "documents.draft_document", at=unit_id, on=on)
    new, _ = write_draft(_columns(content), by=by, unit_id=unit_id, client_key=client_key, under="documents.draft_document", on=on)
    return new


@transaction.atomic
def draft_from(*, by: int, unit_id: int, source: str, content: Mapping[str, Any], on: date) -> int:
    """Draft a document out of what stands in a thing, `source`, and return its id.

    The same words are the same document, until that one is voided, recalled or replaced: then they are written anew.

    :raises DomainError: as `draft_document`
    """
    for turn in itertools.count():
        key = uuid5(NAMESPACE_URL, f"{source}/{content!r}{f'/{turn}' if turn else ''}")
        sent = queries.outgoing_sent_as(unit_id, key)
        known = queries.outgoing(sent[0]) if sent else None
        if known is None or known.state not in UNDONE:
            break
    return draft_document(by=by, unit_id=unit_id, client_key=key, content=content, on=on)


def write_draft(columns: Mapping[str, Any], *, by: int, unit_id: int, client_key: UUID, under: str, on: date) -> tuple[int, bool]:
    """Write the row, first act and record of a draft; return its id, and whether it is new and not sent again under its key.

    :raises ClientKeyTaken: another document came under this key
    """
    row = Outgoing(unit_id=unit_id, client_key=client_key, drafted_sha256=columns["content_sha256"], prepared_by=by, **columns)
    Outgoing.objects.bulk_create([row], ignore_conflicts=True)
    known = queries.outgoing_sent_as(unit_id, client_key)
    assert known is not None
    if known[1] != columns["content_sha256"]:
        raise ClientKeyTaken(outgoing_id=known[0])
    if OutgoingAct.objects.filter(outgoing_id=known[0]).exists():
        return known[0], False
    OutgoingAct.objects.bulk_create(
        [OutgoingAct(outgoing_id=known[0], unit_id=unit_id, place=1, kind="drafted", acted_on=on, recorded_by=by)]
    )
    audit.record(by, under, at=unit_id, document=known[0], kind=columns["kind"], subject=columns["subject"])
    return known[0], True


@transaction.atomic
def rewrite_document(*, by: int, outgoing_id: int, content: object, on: date, mark: str | None = None) -> None:
    """Write a draft, or a document that was returned, anew; `mark` is the hash of the content that was on the screen.

    :raises StaleDocument: somebody else rewrote it since
    :raises CopyRewritten: it is a copy, which keeps what it copies
    :raises UnreadableContent, NumberedBeforehand, DocumentTooLong: as `draft_document`
    :raises WrongState: it is no draft any more
    :raises NotAllowed: the actor may not prepare documents of this unit
    """
    found = held(outgoing_id, by=by, under="documents.rewrite_document", act="rewritten", on=on)
    require_fresh(found, mark)
    if found.is_copy:
        raise CopyRewritten(name=found.name)
    Outgoing.objects.filter(id=outgoing_id).update(**_columns(content))
    write_act(found, by=by, act="rewritten", under="documents.rewrite_document", on=on)


@transaction.atomic
def comment_document(*, by: int, outgoing_id: int, words: str, on: date) -> None:
    """Say something about a document before it is signed; its state stays.

    :raises ReasonMissing: nothing said, or too much
    :raises WrongState: it is signed or voided
    :raises NotAllowed: the actor may not comment on documents of this unit
    """
    found = held(outgoing_id, by=by, under="documents.comment_document", act="commented", on=on)
    write_act(found, by=by, act="commented", under="documents.comment_document", on=on, words=reason_of(words))


@transaction.atomic
def submit_document(*, by: int, outgoing_id: int, on: date) -> None:
    """Ask for the approval of a document; from now on its content stands.

    :raises NotReady: it lacks its symbol, place, signer or receivers
    :raises CommentsUnanswered: somebody commented on it and was not answered
    :raises WrongState: it is no draft any more
    :raises NotAllowed: the actor may not prepare documents of this unit
    """
    found = held(outgoing_id, by=by, under="documents.submit_document", act="submitted", on=on)
    if missing := _missing(official(found.content, queries.kinds())):
        raise NotReady(name=found.name, missing=", ".join(missing))
    if count := queries.unanswered(outgoing_id):
        raise CommentsUnanswered(name=found.name, count=count)
    write_act(found, by=by, act="submitted", under="documents.submit_document", on=on)


@transaction.atomic
def approve_document(*, by: int, outgoing_id: int, on: date, mark: str | None = None) -> None:
    """Approve a submitted document to be signed; `mark` is the hash of the content that was seen.

    :raises OwnDocument: the actor drafted, rewrote or submitted it
    :raises StaleDocument: its content is not what was seen
    :raises WrongState: it does not wait for approval
    :raises NotAllowed: the actor may not approve documents of this unit
    """
    found = held(outgoing_id, by=by, under="documents.approve_document", act="approved", on=on)
    if found.did(by) & PREPARING:
        raise OwnDocument(name=found.name)
    require_fresh(found, mark)
    write_act(found, by=by, act="approved", under="documents.approve_document", on=on)


@transaction.atomic
def return_document(*, by: int, outgoing_id: int, comment: str, on: date) -> None:
    """Give a submitted or approved document back to who prepared it, with what is to be changed.

    :raises ReasonMissing: no comment given
    :raises WrongState: it waits neither for approval nor for a signature
    :raises NotAllowed: the actor may not return documents of this unit
    """
    found = held(outgoing_id, by=by, under="documents.return_document", act="returned", on=on)
    write_act(found, by=by, act="returned", under="documents.return_document", on=on, words=reason_of(comment))


@transaction.atomic
def void_document(*, by: int, outgoing_id: int, reason: str, on: date) -> None:
    """End a document that was not sent, with a reason; a number it bears stays its own and is explained in the register.

    :raises ReasonMissing: no reason given
    :raises WrongState: it was sent, or is voided
    :raises NotAllowed: the actor may not void documents of this unit
    """
    found = held(outgoing_id, by=by, under="documents.void_document", act="voided", on=on)
    write_act(found, by=by, act="voided", under="documents.void_document", on=on, words=reason_of(reason))


def require_fresh(found: Record, mark: str | None) -> None:
    """Refuse to decide on a content that is not the one that was seen.

    :raises StaleDocument: it is another one
    """
    if mark is not None and mark != found.content_sha256:
        raise StaleDocument(name=found.name)


def _columns(content: object) -> dict[str, Any]:
    """Return the columns of a content that the writer can write.

    :raises UnreadableContent, NumberedBeforehand, DocumentTooLong: it cannot be kept
    :raises CopyOfNothing: it says that it is a copy, which is made of the copied document
    """
    paper = official(content, queries.kinds())
    assert isinstance(content, Mapping)
    if GIVEN_LATER & content.keys():
        raise NumberedBeforehand
    if paper.kind.is_copy or paper.copied:
        raise CopyOfNothing
    return columns_of(content, paper)


def columns_of(content: Mapping[str, Any], paper: Official) -> dict[str, Any]:
    """Return the columns of a content as it was read.

    :raises DocumentTooLong: it cannot be kept
    """
    lists = {name: [content[name]] for name in _LISTS if isinstance(content.get(name), str)}
    clean = _one_line({**content, **lists, "kind": paper.kind.name})
    kept = json.dumps(clean, ensure_ascii=False, sort_keys=True)
    if len(kept) > MOST_LETTERS:
        raise DocumentTooLong(letters=len(kept), most=MOST_LETTERS)
    return {
        "kind": paper.kind.name, "symbol": paper.symbol[:60], "subject": paper.subject[:1000], "signer": paper.signatures[-1].name[:160],
        "content": kept, "content_sha256": sha256(kept.encode()).hexdigest(),
        "search_key": search_key(" ".join(_texts(clean))),
    }  # fmt: skip


def _texts(value: Any) -> Iterator[str]:
    """Yield every text of a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list | tuple):
        for part in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(part)


def _one_line(value: Any) -> Any:
    """Return JSON whose texts have single blanks and no sign that PostgreSQL cannot hold."""
    if isinstance(value, str):
        return " ".join(value.replace("\x00", " ").encode("utf-8", "replace").decode().split())
    if isinstance(value, Mapping):
        return {_one_line(key): _one_line(part) for key, part in value.items()}
    return [_one_line(part) for part in value] if isinstance(value, list | tuple) else value


def _missing(paper: Official) -> list[str]:
    needed = (
        ("ký hiệu", paper.symbol),
        ("địa danh", paper.place),
        ("quyền hạn, chức vụ người ký", all(one.authority for one in paper.signatures)),
        ("họ tên người ký", paper.signatures[-1].name),
        ("nơi nhận", paper.recipients or paper.addressed_to),
    )
    return [name for name, given in needed if not given]
