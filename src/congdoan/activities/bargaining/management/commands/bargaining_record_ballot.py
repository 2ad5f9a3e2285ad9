"""`congdoan bargaining record-ballot SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import BallotIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down the ballot on the draft."""

    help = "Ghi kết quả biểu quyết dự thảo thỏa ước."
    subject = "bargaining_id"
    schema = BallotIn
    service = staticmethod(services.record_ballot)
    answers = "is_passed"
