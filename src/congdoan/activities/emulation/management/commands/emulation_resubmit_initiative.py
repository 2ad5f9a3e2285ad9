"""`congdoan emulation resubmit-initiative SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import ContentIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Tell an initiative anew."""

    help = "Sửa, nộp lại sáng kiến bị trả lại."
    subject = "initiative_id"
    schema = ContentIn
    service = staticmethod(services.resubmit_initiative)
