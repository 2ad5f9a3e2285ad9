"""`congdoan inspection return-programme NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import ReasonIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.return_programme`."""

    help = "Trả lại chương trình kiểm tra để sửa."
    subject = "programme_id"
    schema = ReasonIn
    service = staticmethod(services.return_programme)
