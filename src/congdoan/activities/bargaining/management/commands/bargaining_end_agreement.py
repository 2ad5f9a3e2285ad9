"""`congdoan bargaining end-agreement SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import EndIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """End an agreement."""

    help = "Chấm dứt một thỏa ước hoặc ghi Tòa án tuyên vô hiệu."
    subject = "agreement_id"
    schema = EndIn
    service = staticmethod(services.end_agreement)
