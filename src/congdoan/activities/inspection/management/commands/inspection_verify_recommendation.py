"""`congdoan inspection verify-recommendation NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import VerdictIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.verify_recommendation`."""

    help = "Xác nhận hoặc trả lại một kiến nghị."
    subject = "recommendation_id"
    schema = VerdictIn
    service = staticmethod(services.verify_recommendation)
