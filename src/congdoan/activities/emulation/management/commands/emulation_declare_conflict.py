"""`congdoan emulation declare-conflict SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import ConflictIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Declare a conflict of interest."""

    help = "Khai xung đột lợi ích."
    subject = "initiative_id"
    schema = ConflictIn
    service = staticmethod(services.declare_conflict)
