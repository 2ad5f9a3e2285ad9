"""`congdoan emulation verify-benefit SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import VerifiedIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Record what was verified."""

    help = "Xác nhận lợi ích của năm tiếp theo."
    subject = "initiative_id"
    schema = VerifiedIn
    service = staticmethod(services.verify_benefit)
    answers = "year_no"
