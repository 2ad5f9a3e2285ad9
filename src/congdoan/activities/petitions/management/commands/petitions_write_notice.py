"""`congdoan petitions write-notice PETITION JSON`."""

from uuid import UUID

from congdoan.activities.petitions import services
from congdoan.activities.petitions.forms.told import NoticeIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write a notice as a document."""

    help = "Soạn thông báo, văn bản trả lời của một đơn thành dự thảo văn bản đi."
    subject = "petition_id"
    subject_type = UUID
    schema = NoticeIn
    service = staticmethod(services.write_notice)
    answers = "document"
