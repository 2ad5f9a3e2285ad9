"""Files that come with a voucher: kept as they came, known by their hash, sealed with the books."""

from datetime import date
from hashlib import sha256

from django.db import IntegrityError, transaction

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.models import Attachment
from congdoan.finance.bookkeeping.rules.attachments import MOST_BYTES, MOST_FILES, kept_name, kind_of
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import Flat
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit

from .refusals import UnableToKeepVoucher, UnknownVoucher


class FileUnfit(UnableToKeepVoucher):
    code = "attachment-unfit"
    says = "Tệp {file_name} không phải PDF, JPEG, PNG, Excel (.xlsx) hay Word (.docx). Chụp ảnh hoặc xuất ra PDF rồi gửi lại."


class FileTooLarge(UnableToKeepVoucher):
    code = "attachment-too-large"
    says = "Tệp {file_name} nặng {size} byte, nhiều hơn {most} byte. Chụp nhỏ hơn hoặc chia tệp."


class TooManyFiles(UnableToKeepVoucher):
    code = "attachment-too-many"
    says = "Chứng từ đã có {most} tệp kèm theo. Gộp các ảnh thành một tệp PDF."


class AlreadyAttached(UnableToKeepVoucher):
    code = "attachment-already"
    says = "Tệp này đã kèm theo chứng từ rồi."


@transaction.atomic
def attach_file(*, by: int, voucher_id: int, file_name: str, content: bytes, on: date) -> int:
    """Keep a file with a voucher at any point of its way, and return the file's id.

    :raises FileTooLarge: more bytes than are kept
    :raises FileUnfit: by its bytes it is none of the kinds that are kept
    :raises TooManyFiles: the voucher holds as many as it may
    :raises AlreadyAttached: the same bytes are with it
    :raises NotAllowed: the actor may not prepare vouchers of this unit
    """
    found = queries.voucher(voucher_id)
    if found is None:
        raise UnknownVoucher(voucher_id=voucher_id)
    access.require(by, "bookkeeping.attach_file", at=found.unit_id, on=on)
    if len(content) > MOST_BYTES:
        raise FileTooLarge(file_name=file_name[:80], size=len(content), most=MOST_BYTES)
    kind = kind_of(content)
    if kind is None:
        raise FileUnfit(file_name=file_name[:80])
    if Attachment.objects.filter(voucher_id=voucher_id).count() >= MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)
    row = Attachment(
        voucher_id=voucher_id, unit_id=found.unit_id, file_name=kept_name(file_name, kind), kind=kind, size=len(content),
        sha256=sha256(content).hexdigest(), content=content, attached_by=by,
    )  # fmt: skip
    try:
        with transaction.atomic():
            Attachment.objects.bulk_create([row])
    except IntegrityError as cause:
        if "attachment_once" not in str(cause):
            raise
        raise AlreadyAttached from cause
    subject = f"bookkeeping/voucher/{voucher_id}"
    body: Flat = {"file_name": row.file_name, "sha256": row.sha256, "size": row.size}
    ledger.record_evidence(by=by, unit_id=found.unit_id, kind="attachment", subject=subject, body=body, on=on)
    audit.record(by, "bookkeeping.attach_file", at=found.unit_id, voucher=voucher_id, sha256=row.sha256, size=row.size)
    return int(row.pk)
