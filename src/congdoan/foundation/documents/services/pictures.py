"""The pictures of hands and seals are kept for signing: one's own hand, and the seal of a unit."""

from datetime import date
from hashlib import sha256

from django.db import transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents.models import SigningPicture
from congdoan.foundation.documents.queries.signing import picture_secret
from congdoan.foundation.documents.rules.face import HAND, SEAL, fitting, sealed


@transaction.atomic
def keep_hand_picture(*, by: int, unit_id: int, content: bytes, width_mm: int, on: date) -> None:
    """Keep the picture of the actor's own hand; from now on it is drawn where the actor signs documents of the unit with a key.

    Units: `width_mm` is how wide the hand is on paper. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7.d.

    :raises PictureUnfit: it cannot stand on a document
    :raises NotAllowed: the actor does not sign documents of this unit
    """
    access.require(by, "documents.keep_hand_picture", at=unit_id, on=on)
    _keep(HAND, by=by, unit_id=unit_id, content=content, width_mm=width_mm, owner=by, on=on)


@transaction.atomic
def keep_seal_picture(*, by: int, unit_id: int, content: bytes, width_mm: int, on: date) -> None:
    """Keep the picture of a unit's seal; from now on it is drawn over the left third of the hand on what is signed with a key.

    Units: `width_mm` is the real width of the seal. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.8.a.

    :raises PictureUnfit: it cannot stand on a document
    :raises NotAllowed: the actor does not lead the unit's office
    """
    access.require(by, "documents.keep_seal_picture", at=unit_id, on=on)
    _keep(SEAL, by=by, unit_id=unit_id, content=content, width_mm=width_mm, owner=None, on=on)


def _keep(kind: str, *, by: int, unit_id: int, content: bytes, width_mm: int, owner: int | None, on: date) -> None:
    picture = fitting(content, width_mm=width_mm, kind=kind)
    closed = sealed(picture_secret(), picture.content, unit_id=unit_id, kind=kind, owner=owner)
    digest = sha256(closed).hexdigest()
    row = SigningPicture(unit_id=unit_id, kind=kind, owner=owner, content=closed, sha256=digest, width_mm=width_mm, kept_by=by, kept_on=on)
    SigningPicture.objects.bulk_create([row])
    audit.record(by, f"documents.keep_{kind}_picture", at=unit_id, sha256=digest, width_mm=width_mm)
