"""Papers to be signed, for programs."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile

from congdoan.finance.budgets import queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access

router = Router()


class VersionOut(Schema):
    """A signed file; `signatures` are those it added, as they were proved when it came."""

    place: int
    way: str
    signatures: list[dict[str, Any]]
    sha256: str
    by: str
    at: datetime


class PaperOut(Schema):
    id: int
    sha256: str
    figures_sha256: str
    versions: list[VersionOut]


class PlaceOut(Schema):
    place: int


class PaperIdOut(Schema):
    id: int


@router.get("/papers/{kind}/{int:subject_id}", response=PaperOut, operation_id="budgets_paper")
@doors.endpoint
def paper(request: HttpRequest, kind: str, subject_id: int) -> Any:
    """Return the paper of a settlement or an estimate, and its signatures; `kind` is settlement or estimate."""
    return _paper(request, kind, subject_id)


@router.get("/papers/{kind}/{int:subject_id}/{int:place}.pdf", operation_id="budgets_paper_file")
@doors.endpoint
def paper_file(request: HttpRequest, kind: str, subject_id: int, place: int) -> Any:
    """Hand over the paper as it was made (place 0) or with the signatures of a place."""
    content = queries.paper_content(_paper(request, kind, subject_id).id, place)
    if content is None:
        raise Http404
    return HttpResponse(content, content_type="application/pdf")


@router.post("/papers/{kind}/{int:subject_id}", response=PaperIdOut, operation_id="budgets_make_paper")
@doors.endpoint
def make_paper(request: HttpRequest, kind: str, subject_id: int) -> Any:
    """Make the PDF of what was sent up, once."""
    by, on = doors.actor_id(request), doors.today()
    return {"id": services.make_paper(by=by, kind=kind, subject_id=subject_id, made_at=localtime(), on=on)}


@router.post("/papers/{kind}/{int:subject_id}/signatures", response=PlaceOut, operation_id="budgets_sign_paper")
@doors.endpoint
def sign_paper(
    request: HttpRequest, kind: str, subject_id: int, key: File[UploadedFile], password: Form[str] = "", place: Form[str] = ""
) -> Any:
    """Sign with a PKCS#12 key that is used for this once and kept nowhere."""
    new = services.sign_paper(
        by=doors.actor_id(request), kind=kind, subject_id=subject_id, key=key.read(services.MOST_KEY_BYTES + 1), password=password[:200],
        place=place[:100], made_at=localtime(), on=doors.today(),
    )  # fmt: skip
    return {"place": new}


@router.post("/papers/{kind}/{int:subject_id}/files", response=PlaceOut, operation_id="budgets_keep_signed_paper")
@doors.endpoint
def keep_signed_paper(request: HttpRequest, kind: str, subject_id: int, file: File[UploadedFile]) -> Any:
    """Keep the paper as it was signed elsewhere."""
    content = file.read(services.MOST_PAPER_BYTES + 1)
    new = services.keep_signed_paper(
        by=doors.actor_id(request), kind=kind, subject_id=subject_id, content=content, made_at=localtime(), on=doors.today()
    )
    return {"place": new}


def _paper(request: HttpRequest, kind: str, subject_id: int) -> queries.PaperRow:
    found = queries.subject(kind, subject_id) if subject_id < 2**63 else None
    if found is None:
        raise Http404
    access.require(doors.actor_id(request), "budgets.read", at=found.unit_id, on=doors.today())
    made = queries.paper_of(kind, found.id)
    if made is None:
        raise Http404
    return made
