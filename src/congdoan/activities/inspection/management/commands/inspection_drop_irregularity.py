"""`congdoan inspection drop-irregularity NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import ReasonIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.drop_irregularity`."""

    help = "Bỏ một phát hiện."
    subject = "irregularity_id"
    schema = ReasonIn
    service = staticmethod(services.drop_irregularity)
