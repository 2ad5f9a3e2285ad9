"""Files that come with vouchers, kept in the database so that they are guarded, sealed and saved with the books."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from .vouchers import Voucher


class Attachment(models.Model):
    """One file as it came: its bytes, its hash, and what it is by its bytes."""

    voucher = models.ForeignKey(Voucher, models.PROTECT, related_name="attachments", db_index=False)
    unit_id = models.BigIntegerField()
    file_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=4)
    size = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    attached_by = models.BigIntegerField()
    attached_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voucher", "sha256"], name="attachment_once"),
            models.CheckConstraint(name="attachment_of_a_kind", condition=Q(kind__in=["pdf", "jpg", "png", "xlsx", "docx"])),
        ]
