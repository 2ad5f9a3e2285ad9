"""`congdoan emulation record-consent SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import ConsentIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Record what an author says of the public gallery."""

    help = "Ghi ý kiến của tác giả về trang công khai."
    subject = "initiative_id"
    schema = ConsentIn
    service = staticmethod(services.record_consent)
