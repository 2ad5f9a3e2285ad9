"""`congdoan inspection write-programme NUMBER`."""

from congdoan.activities.inspection import services
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.write_programme`."""

    help = "Soạn chương trình kiểm tra thành văn bản đi."
    subject = "programme_id"
    service = staticmethod(services.write_programme)
    answers = "document"
