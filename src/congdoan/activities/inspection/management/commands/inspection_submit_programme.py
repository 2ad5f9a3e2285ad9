"""`congdoan inspection submit-programme NUMBER`."""

from congdoan.activities.inspection import services
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.submit_programme`."""

    help = "Trình duyệt chương trình kiểm tra."
    subject = "programme_id"
    service = staticmethod(services.submit_programme)
