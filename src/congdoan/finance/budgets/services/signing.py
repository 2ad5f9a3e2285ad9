"""What was sent up becomes a PDF, made once, and is signed: with a key given for this once, or elsewhere and brought back."""

from datetime import date, datetime
from hashlib import sha256

from django.db import IntegrityError, transaction

from congdoan.finance.budgets import queries
from congdoan.finance.budgets.models import Paper, SignedVersion
from congdoan.finance.budgets.queries.papers import MOST_VERSIONS, PaperRow, Subject, kind_field
from congdoan.finance.ledger import services as ledger
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents.rules.signing import MOST_PAPER_BYTES, SignedFileUnreadable, UnableToSign, added, signed_by_key

from .estimate_files import paper_of_estimate
from .exporting import paper_of_settlement


class UnknownSubject(UnableToSign):
    code = "paper-subject-unknown"
    says = "Không có dự toán hay quyết toán này trong phạm vi của anh chị."


class NotSealedYet(UnableToSign):
    code = "paper-not-sealed"
    says = "Bản này còn là nháp. Trình lên cấp trên trước, số liệu niêm lại rồi mới lập bản PDF để ký."


class SignedMeanwhile(UnableToSign):
    code = "paper-signed-meanwhile"
    says = "Người khác vừa ký bản này. Tải bản mới nhất rồi ký tiếp."


@transaction.atomic
def make_paper(*, by: int, kind: str, subject_id: int, made_at: datetime, on: date) -> int:
    """Make the PDF of a version that was sent up, once, and return its id; the same one ever after.

    :raises UnknownSubject: no such estimate or settlement within reach
    :raises NotSealedYet: the estimate is a draft
    :raises NotAllowed: the actor may not make this unit's papers
    """
    return _made(by, _subject(by, "budgets.make_paper", kind, subject_id, on), made_at, on).id


@transaction.atomic
def sign_paper(
    *, by: int, kind: str, subject_id: int, key: bytes, password: str, place: str, made_at: datetime, on: date
) -> int:  # fmt: skip
    """Add a signature to the paper by a PKCS#12 key that is opened for this once and kept nowhere; return the signature's place.

    :raises KeyUnreadable: the key cannot be opened
    :raises SignerNotTrusted: roots are configured and the certificate leads to none of them
    :raises SignedMeanwhile: somebody else signed at the same moment
    :raises UnknownSubject, NotSealedYet: as `make_paper`
    :raises NotAllowed: the actor may not sign this unit's papers
    """
    found = _subject(by, "budgets.sign_paper", kind, subject_id, on)
    paper = _made(by, found, made_at, on)
    before = queries.paper_content(paper.id) or b""
    reason = f"Ký {Paper.Kind(kind).label} năm {found.year}, dấu niêm {found.mark[:16]}"
    signed = signed_by_key(before, key=key, password=password, reason=reason, place=place)
    return _kept(by, found, paper, before, signed, "key", made_at, on)


@transaction.atomic
def keep_signed_paper(*, by: int, kind: str, subject_id: int, content: bytes, made_at: datetime, on: date) -> int:
    """Keep the paper as it was signed elsewhere, when it is the last one with whole signatures added; return its place.

    :raises SignedFileUnreadable: no PDF, or too large
    :raises NotThisPaper: it does not begin with the bytes of the last one
    :raises SignatureMissing, SignatureBroken, SignerNotTrusted: what was added proves nothing
    :raises SignedMeanwhile: somebody else signed at the same moment
    :raises UnknownSubject, NotSealedYet: as `make_paper`
    :raises NotAllowed: the actor may not sign this unit's papers
    """
    found = _subject(by, "budgets.keep_signed_paper", kind, subject_id, on)
    paper = _made(by, found, made_at, on)
    return _kept(by, found, paper, queries.paper_content(paper.id) or b"", content, "file", made_at, on)


def _subject(by: int, act: str, kind: str, subject_id: int, on: date) -> Subject:
    found = queries.subject(kind, subject_id) if 0 < subject_id < 2**63 else None
    if found is None:
        raise UnknownSubject
    access.require(by, act, at=found.unit_id, on=on)
    if not found.is_sealed:
        raise NotSealedYet
    return found


def _made(by: int, found: Subject, made_at: datetime, on: date) -> PaperRow:
    standing = queries.paper_of(found.kind, found.id)
    if standing is not None:
        return standing
    made_by = access_queries.names_of_actors([by]).get(by, "")
    if found.settlement is not None:
        content = paper_of_settlement(found.settlement, made_by=made_by, made_at=made_at)
    else:
        assert found.estimate is not None
        content = paper_of_estimate(found.estimate, made_by=made_by, made_at=made_at, on=on)
    row = Paper(
        unit_id=found.unit_id, kind=found.kind, year=found.year, figures_sha256=found.mark, content=content,
        sha256=sha256(content).hexdigest(), made_by=by, made_on=on, **{f"{kind_field(found.kind)}_id": found.id},
    )  # fmt: skip
    Paper.objects.bulk_create([row], ignore_conflicts=True)  # two at once: the second one finds the first one's
    audit.record(by, "budgets.make_paper", at=found.unit_id, kind=found.kind, subject=found.id, sha256=row.sha256)
    made = queries.paper_of(found.kind, found.id)
    assert made is not None
    return made


def _kept(
    by: int, found: Subject, paper: PaperRow, before: bytes, signed: bytes, way: str, made_at: datetime, on: date
) -> int:  # fmt: skip
    told = added(before, signed, roots=documents.trusted_roots(), at=made_at)
    place = len(paper.versions) + 1
    if place > MOST_VERSIONS:
        raise SignedFileUnreadable(most=MOST_PAPER_BYTES >> 20)
    row = SignedVersion(
        paper_id=paper.id, unit_id=found.unit_id, place=place, way=way,
        signatures=[one.told() for one in told], content=signed,
        sha256=sha256(signed).hexdigest(), recorded_by=by, recorded_on=on,
    )  # fmt: skip
    try:
        with transaction.atomic():
            SignedVersion.objects.bulk_create([row])
    except IntegrityError as error:
        if "signed_version" not in str(error):
            raise
        raise SignedMeanwhile from None
    signers = "; ".join(one.signer for one in told)
    body: dict[str, str | int | None] = {
        "place": place, "way": way, "signers": signers, "figures_sha256": found.mark, "paper_sha256": paper.sha256, "sha256": row.sha256,
    }  # fmt: skip
    subject = f"budgets/{kind_field(found.kind)}/{found.id}"
    ledger.record_evidence(by=by, unit_id=found.unit_id, kind=f"{found.kind}_signed", subject=subject, body=body, on=on)
    act = "budgets.sign_paper" if way == "key" else "budgets.keep_signed_paper"
    audit.record(by, act, at=found.unit_id, kind=found.kind, subject=found.id, place=place, signers=signers, sha256=row.sha256)
    return place
