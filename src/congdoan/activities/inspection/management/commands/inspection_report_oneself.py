"""`congdoan inspection report-oneself NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import WordsIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.report_oneself`."""

    help = "Đơn vị được kiểm tra tự báo cáo."
    subject = "inspection_id"
    schema = WordsIn
    service = staticmethod(services.report_oneself)
