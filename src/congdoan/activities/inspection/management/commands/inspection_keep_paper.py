"""`congdoan inspection keep-paper NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import WorkingPaperIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.keep_paper`."""

    help = "Ghi một giấy làm việc."
    subject = "inspection_id"
    schema = WorkingPaperIn
    service = staticmethod(services.keep_paper)
    answers = "paper"
