"""The pictures of hands and seals with which documents are signed."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q


class SigningPicture(models.Model):
    """The picture of a person's hand, seen by that person alone, or of a unit's seal; the last one is used.

    `content` is sealed (`rules.face.sealed`), `sha256` its hash as it is kept. Rows never change.
    """

    unit_id = models.BigIntegerField()
    kind = models.CharField(max_length=4)
    owner = models.BigIntegerField(null=True)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    width_mm = models.PositiveSmallIntegerField()
    kept_by = models.BigIntegerField()
    kept_on = models.DateField()
    kept_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="signing_picture_of_hand_or_seal",
                condition=Q(kind="hand", owner__isnull=False) | Q(kind="seal", owner__isnull=True),
            )
        ]
        indexes = [models.Index(fields=["unit_id", "kind", "-id"], name="signing_picture_newest")]
