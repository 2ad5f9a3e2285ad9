"""`congdoan emulation put-to-council SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import PutIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Put an initiative before a council."""

    help = "Đưa sáng kiến ra Hội đồng."
    subject = "initiative_id"
    schema = PutIn
    service = staticmethod(services.put_to_council)
    answers = "barred"
