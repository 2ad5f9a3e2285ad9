"""`congdoan inspection record-irregularity NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import IrregularityIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.record_irregularity`."""

    help = "Ghi một phát hiện."
    subject = "inspection_id"
    schema = IrregularityIn
    service = staticmethod(services.record_irregularity)
    answers = "irregularity"
