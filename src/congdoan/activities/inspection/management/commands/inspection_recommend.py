"""`congdoan inspection recommend NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import RecommendationIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.recommend`."""

    help = "Ghi một kiến nghị."
    subject = "inspection_id"
    schema = RecommendationIn
    service = staticmethod(services.recommend)
    answers = "recommendation"
