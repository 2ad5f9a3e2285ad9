"""`congdoan disputes open-stoppage JSON`."""

from congdoan.activities.disputes import services
from congdoan.activities.disputes.forms.told import OpenIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Begin to watch an employer."""

    help = "Mở vụ việc, bắt đầu theo dõi."
    schema = OpenIn
    service = staticmethod(services.open_stoppage)
    answers = "id"
