"""The pictures with which a document is signed, sealed as they are kept (decision 0073)."""

from django.conf import settings

from congdoan.foundation.documents.models import SigningPicture
from congdoan.foundation.documents.rules.face import HAND, SEAL, Face, Picture, opened


def picture_secret() -> str:
    """Return the secret under which this installation seals."""
    found: str = settings.MEMBERS_KEY
    return found


def face_of(unit_id: int, *, owner: int) -> Face:
    """Return the pictures of a person's hand and of a unit's seal that were kept last; PostgreSQL shows nobody another's hand.

    :raises PictureKeyWrong: the secret is not the one under which they were sealed
    """
    return Face(_last(unit_id, HAND, owner), _last(unit_id, SEAL, None))


def _last(unit_id: int, kind: str, owner: int | None) -> Picture | None:
    found = (
        SigningPicture.objects.filter(unit_id=unit_id, kind=kind, owner=owner).order_by("-id").values_list("content", "width_mm").first()
    )
    return Picture(opened(picture_secret(), bytes(found[0]), unit_id=unit_id, kind=kind, owner=owner), found[1]) if found else None
