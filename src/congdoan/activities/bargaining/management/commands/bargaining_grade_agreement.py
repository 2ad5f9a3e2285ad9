"""`congdoan bargaining grade-agreement SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import GradeIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Grade an agreement."""

    help = "Chấm điểm một thỏa ước."
    subject = "agreement_id"
    schema = GradeIn
    service = staticmethod(services.grade_agreement)
