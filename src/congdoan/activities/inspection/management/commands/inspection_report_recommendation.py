"""`congdoan inspection report-recommendation NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import DoneIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.report_recommendation`."""

    help = "Đơn vị báo đã làm một kiến nghị."
    subject = "recommendation_id"
    schema = DoneIn
    service = staticmethod(services.report_recommendation)
