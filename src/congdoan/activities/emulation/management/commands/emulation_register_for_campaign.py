"""`congdoan emulation register-for-campaign SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import RegistrationIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Register for a campaign."""

    help = "Đăng ký thi đua."
    subject = "campaign_id"
    schema = RegistrationIn
    service = staticmethod(services.register_for_campaign)
    answers = "registration"
