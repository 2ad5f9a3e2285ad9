"""`congdoan inspection approve-programme NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import ResolutionIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.approve_programme`."""

    help = "Ghi nghị quyết duyệt chương trình kiểm tra."
    subject = "programme_id"
    schema = ResolutionIn
    service = staticmethod(services.approve_programme)
