"""`congdoan grassroots review-grading NUMBER JSON`."""

from congdoan.activities.grassroots import services
from congdoan.activities.grassroots.forms.told import ReviewIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Give the upper union's points."""

    help = "Duyệt điểm và mức xếp loại."
    subject = "grading_id"
    schema = ReviewIn
    service = staticmethod(services.review_grading)
    answers = "grade"
