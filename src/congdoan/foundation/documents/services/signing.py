"""The signature gives a document its number, its day and its PDF in one transaction; PAdES by a key, or elsewhere and brought back."""

from datetime import UTC, date, datetime, time
from hashlib import sha256

from django.db import IntegrityError, connection, transaction

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.models import NumberSeries, OutgoingFile, OutgoingNumber
from congdoan.foundation.documents.queries import Record
from congdoan.foundation.documents.rules.face import Face
from congdoan.foundation.documents.rules.outgoing import IN_FORCE, written_number
from congdoan.foundation.documents.rules.signing import Signature, added, signed_by_key
from congdoan.foundation.documents.rules.writing import official_pdf
from congdoan.foundation.kernel.vietnamese import search_key

from .acting import held, permitted, write_act
from .citing import register_citations
from .drafting import require_fresh
from .refusals import DayBeforeLast, NumberTaken, OtherSigner, SignedMeanwhile, WrongState

MOST_FILES = 20


@transaction.atomic
def sign_document(
    *, by: int, outgoing_id: int, made_at: datetime, on: date, key: bytes = b"", password: str = "", mark: str | None = None
) -> str:
    """Sign an approved document: it gets the next number of its series and year, the day, its PDF, and with a key a PAdES signature.

    A key also draws the pictures of hand and seal that were kept, so that no picture stands on a PDF that no key signed.
    Without a key the PDF is signed by hand on paper, or elsewhere and brought back (`keep_signed_document`). Returns the written number.

    :raises OtherSigner: the document names somebody else as its signer
    :raises StaleDocument: its content is not what was seen
    :raises DayBeforeLast: a number of the series was given on a later day
    :raises NumberTaken: number and symbol were used this year in another series
    :raises KeyUnreadable, SignerNotTrusted: the key proves nothing
    :raises WrongState: it is not approved
    :raises NotAllowed: the actor may not sign documents of this unit
    """
    found = held(outgoing_id, by=by, under="documents.sign_document", act="signed", on=on)
    require_fresh(found, mark)
    _require_signer(found, by)
    number = _give_number(found, on)
    numbered = queries.outgoing(outgoing_id)
    assert numbered is not None
    made = pdf_of(numbered, queries.face_of(found.unit_id, owner=by) if key else None)
    _keep_file(numbered, made, by=by, place=0, way="made", told=(), on=on)
    write_act(numbered, by=by, act="signed", under="documents.sign_document", on=on)
    if not numbered.is_copy:
        register_citations(numbered.unit_id, queries.reading_of(numbered).answer, outgoing_id=outgoing_id)
    if key:
        reason = f"Ký {numbered.name}"
        signed = signed_by_key(made, key=key, password=password, reason=reason, place=str(numbered.content.get("place", "")))
        told = added(made, signed, roots=queries.trusted_roots(), at=made_at)
        _keep_file(numbered, signed, by=by, place=1, way="key", told=told, on=on)
    return written_number(number, numbered.symbol)


@transaction.atomic
def keep_signed_document(*, by: int, outgoing_id: int, content: bytes, made_at: datetime, on: date) -> int:
    """Keep a document's PDF as it was signed elsewhere, when it is the last one with whole signatures added; return its place.

    :raises SignedFileUnreadable, NotThisPaper, SignatureMissing, SignatureBroken, SignerNotTrusted: what was added proves nothing
    :raises SignedMeanwhile: somebody else signed at the same moment
    :raises WrongState: it has no number yet, or is voided
    :raises NotAllowed: the actor may not keep signed documents of this unit
    """
    found = permitted(outgoing_id, by=by, under="documents.keep_signed_document", on=on)
    before = queries.file_content(outgoing_id)
    if before is None or found.state not in ("signed", *IN_FORCE) or len(found.files) >= MOST_FILES:
        raise WrongState(name=found.name, state=found.state_words, act="nhận bản ký")
    told = added(before, content, roots=queries.trusted_roots(), at=made_at)
    place = len(found.files)
    _keep_file(found, content, by=by, place=place, way="file", told=told, on=on)
    signers = "; ".join(one.signer for one in told)
    audit.record(by, "documents.keep_signed_document", at=found.unit_id, document=found.id, number=found.written, signers=signers)
    return place


def pdf_of(found: Record, face: Face | None = None) -> bytes:
    """Return a document's PDF, with hand and seal where it is signed by a key; the same always gives the same bytes."""
    made_at = datetime.combine(queries.day_of(found), time(), UTC)
    return official_pdf(queries.sheet_of(found), face=face, made_at=made_at, copied=queries.copied_pages(found))


def _require_signer(found: Record, by: int) -> None:
    """Refuse a signature by another than whom the document names."""
    actor = access_queries.names_of_actors([by]).get(by, "")
    if search_key(found.signer) != search_key(actor.split("(", 1)[0]):
        raise OtherSigner(signer=found.signer, actor=actor)


def _give_number(found: Record, on: date) -> int:
    """Write the next number down; who signs in the unit at that moment waits, and PostgreSQL refuses any other number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('documents_numbers', %s))", [found.unit_id])
    series = queries.series_of(found.unit_id, year=on.year, kind=found.kind)
    asked = {"unit_id": found.unit_id, "series": series, "year": on.year}
    number = (NumberSeries.objects.filter(**asked).values_list("last", flat=True).first() or 0) + 1
    last = OutgoingNumber.objects.filter(**asked).order_by("-number").values_list("given_on", flat=True).first()
    if last is not None and last > on:
        raise DayBeforeLast(last=f"{last:%d/%m/%Y}", day=f"{on:%d/%m/%Y}")
    try:
        with transaction.atomic():
            OutgoingNumber.objects.create(outgoing_id=found.id, number=number, symbol=found.symbol, given_on=on, **asked)
    except IntegrityError as cause:
        if "document_symbol_once_a_year" not in str(cause):
            raise
        raise NumberTaken(year=on.year, number=written_number(number, found.symbol)) from cause
    return number


def _keep_file(
    found: Record, content: bytes, *, by: int, place: int, way: str, told: tuple[Signature, ...], on: date
) -> None:  # fmt: skip
    row = OutgoingFile(
        outgoing_id=found.id, unit_id=found.unit_id, place=place, way=way, signatures=[one.told() for one in told], content=content,
        sha256=sha256(content).hexdigest(), recorded_by=by, recorded_on=on,
    )  # fmt: skip
    try:
        with transaction.atomic():
            OutgoingFile.objects.bulk_create([row])
    except IntegrityError as error:
        if "outgoing_file_in_order" not in str(error):
            raise
        raise SignedMeanwhile from None
