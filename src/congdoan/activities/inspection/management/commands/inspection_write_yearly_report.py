"""`congdoan inspection write-yearly-report JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import YearlyReportIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.write_yearly_report`."""

    help = "Soạn báo cáo 6 tháng, năm của ủy ban kiểm tra."
    schema = YearlyReportIn
    service = staticmethod(services.write_yearly_report)
    answers = "document"
