"""An issued document is made public for everybody, and taken off the public pages with a reason."""

import json
from datetime import UTC, date, datetime, time

from django.db import IntegrityError, transaction

from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.models import OutgoingFile, PublishedDocument, UnpublishedDocument
from congdoan.foundation.documents.queries import Record
from congdoan.foundation.documents.queries import filing as cases
from congdoan.foundation.documents.rules.disposal import DESTROYED
from congdoan.foundation.documents.rules.outgoing import IN_FORCE
from congdoan.foundation.documents.rules.publishing import KEPT_INSIDE, personal_words
from congdoan.foundation.documents.rules.signing import certificate_words
from congdoan.foundation.documents.rules.writing import official_docx, official_text
from congdoan.foundation.kernel.vietnamese import search_key

from .acting import permitted, reason_of
from .refusals import AlreadyPublic, NotPublic, PersonalWords, StaysInside, WrongState

MOST_SHOWN = 5


@transaction.atomic
def publish_document(*, by: int, outgoing_id: int, on: date) -> int:
    """Make an issued document public, whole, as PDF and DOCX; return the publication.

    The PDF is the last signed one; where its certificate bears a citizen number, the one without signatures.

    :raises StaysInside: a kind about single persons or inside work, or one marked for internal use
    :raises PersonalWords: it holds citizen numbers, days of birth or private phone numbers
    :raises AlreadyPublic: it is public
    :raises WrongState: it is not issued, no longer in force, or destroyed
    :raises NotAllowed: the actor may not publish documents of this unit
    """
    found = permitted(outgoing_id, by=by, under="documents.publish_document", on=on)
    if found.state not in IN_FORCE:
        raise WrongState(name=found.name, state=found.state_words, act="công khai")
    if cases.is_destroyed(outgoing_id=outgoing_id):
        raise WrongState(name=found.name, state=DESTROYED, act="công khai")
    mark = str(found.content.get("circulation", ""))
    if found.kind in KEPT_INSIDE or mark:
        raise StaysInside(name=found.name, why=f"ghi “{mark}”" if mark else f"thể loại {found.kind}")
    if found.is_copy:
        raise StaysInside(name=found.name, why="bản sao; công khai chính văn bản được sao")
    sheet = queries.sheet_of(found)
    if words := personal_words(official_text(sheet)):
        more = f" và {len(words) - MOST_SHOWN} chỗ khác" if len(words) > MOST_SHOWN else ""
        raise PersonalWords(name=found.name, words="; ".join(f"“{one}”" for one in words[:MOST_SHOWN]) + more)
    if queries.publication_of_document(outgoing_id) is not None:
        raise AlreadyPublic(name=found.name)
    day = datetime.combine(queries.day_of(found), time(), UTC)
    new = _published(found, official_docx(sheet, made_at=day), by=by, on=on)
    audit.record(by, "documents.publish_document", at=found.unit_id, document=found.id, number=found.written, sha256=new.sha256)
    return int(new.pk)


@transaction.atomic
def unpublish_document(*, by: int, outgoing_id: int, reason: str, on: date) -> None:
    """Take a document off the public pages, with a reason; the document itself stands.

    :raises NotPublic: it is not public
    :raises ReasonMissing: nobody would know why
    :raises NotAllowed: the actor may not publish documents of this unit
    """
    found = permitted(outgoing_id, by=by, under="documents.unpublish_document", on=on)
    standing = queries.publication_of_document(outgoing_id)
    if standing is None:
        raise NotPublic(name=found.name)
    kept = reason_of(reason)
    row = UnpublishedDocument(publication_id=standing.id, unit_id=found.unit_id, reason=kept, withdrawn_by=by, withdrawn_on=on)
    try:
        with transaction.atomic():
            UnpublishedDocument.objects.bulk_create([row])
    except IntegrityError as error:
        if "publication_id" not in str(error):
            raise
        raise NotPublic(name=found.name) from None
    audit.record(by, "documents.unpublish_document", at=found.unit_id, document=found.id, number=found.written, words=kept)


def _published(found: Record, docx: bytes, *, by: int, on: date) -> PublishedDocument:
    assert found.issued_on is not None
    pdf, digest = _public_file(found.id)
    issuer = " ".join(found.content["issuer"])[:300]
    row = PublishedDocument(
        outgoing_id=found.id, unit_id=found.unit_id, issuer=issuer, kind=found.kind, number=found.written, subject=found.subject,
        signer=found.signer, issued_on=found.issued_on, pdf=pdf, sha256=digest, docx=docx, published_by=by, published_on=on,
        search_key=search_key(f"{found.kind} {found.written} {found.subject} {found.signer} {issuer}")[:1600],
    )  # fmt: skip
    try:
        with transaction.atomic():
            PublishedDocument.objects.bulk_create([row])
    except IntegrityError as error:
        if "public already" not in str(error):
            raise
        raise AlreadyPublic(name=found.name) from None
    return row


def _public_file(outgoing_id: int) -> tuple[bytes, str]:
    """Return the bytes and the hash of the file that everybody may have."""
    files = OutgoingFile.objects.filter(outgoing_id=outgoing_id)
    last = files.order_by("-place").values_list("content", "sha256")[0]
    if not personal_words(json.dumps(certificate_words(bytes(last[0])), ensure_ascii=False)):
        return bytes(last[0]), last[1]
    first = files.order_by("place").values_list("content", "sha256")[0]
    return bytes(first[0]), first[1]
