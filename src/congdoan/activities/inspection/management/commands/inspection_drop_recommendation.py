"""`congdoan inspection drop-recommendation NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import ReasonIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.drop_recommendation`."""

    help = "Bỏ một kiến nghị."
    subject = "recommendation_id"
    schema = ReasonIn
    service = staticmethod(services.drop_recommendation)
