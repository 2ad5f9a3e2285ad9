"""`congdoan grassroots record-contact NUMBER JSON`."""

from congdoan.activities.grassroots import services
from congdoan.activities.grassroots.forms.told import ContactIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down a contact and what comes next."""

    help = "Ghi một lần tiếp xúc và việc tiếp theo."
    subject = "founding_id"
    schema = ContactIn
    service = staticmethod(services.record_contact)
