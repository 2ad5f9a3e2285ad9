"""`congdoan petitions read-denouncer NUMBER JSON`."""

from uuid import UUID

from congdoan.activities.petitions import services
from congdoan.activities.petitions.forms.told import ReasonIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Open who denounces, for the handler."""

    help = "Mở danh tính người tố cáo, chỉ người được giao xử lý."
    subject = "petition_id"
    subject_type = UUID
    schema = ReasonIn
    service = staticmethod(services.read_denouncer)
