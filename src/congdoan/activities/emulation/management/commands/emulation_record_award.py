"""`congdoan emulation record-award JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import AwardIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down a title from before."""

    help = "Ghi danh hiệu đã có."
    schema = AwardIn
    service = staticmethod(services.record_award)
    answers = "award"
