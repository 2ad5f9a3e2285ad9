"""`congdoan emulation launch-campaign JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import CampaignIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Launch a campaign."""

    help = "Phát động phong trào."
    schema = CampaignIn
    service = staticmethod(services.launch_campaign)
    answers = "campaign"
