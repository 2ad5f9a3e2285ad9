"""`congdoan inspection drop-examiner NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import ReasonIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.drop_examiner`."""

    help = "Đưa một người ra khỏi tổ kiểm tra."
    subject = "examiner_id"
    schema = ReasonIn
    service = staticmethod(services.drop_examiner)
