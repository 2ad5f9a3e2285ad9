"""`congdoan grassroots score-union JSON`."""

from congdoan.activities.grassroots import services
from congdoan.activities.grassroots.forms.told import ScoreIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Give one's own union its points."""

    help = "Tự chấm điểm cho công đoàn."
    schema = ScoreIn
    service = staticmethod(services.score_union)
    answers = "grading"
