"""`congdoan inspection draw-sample NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import SampleIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.draw_sample`."""

    help = "Chọn mẫu chứng từ hoặc dòng sao kê."
    subject = "inspection_id"
    schema = SampleIn
    service = staticmethod(services.draw_sample)
    answers = "sample"
