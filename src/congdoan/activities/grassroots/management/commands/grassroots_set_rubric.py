"""`congdoan grassroots set-rubric JSON`."""

from congdoan.activities.grassroots import services
from congdoan.activities.grassroots.forms.told import RubricIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down by which criteria a federation grades."""

    help = "Ghi bảng điểm xếp loại của một năm."
    schema = RubricIn
    service = staticmethod(services.set_rubric)
    answers = "rubric"
