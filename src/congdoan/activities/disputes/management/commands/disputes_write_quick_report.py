"""`congdoan disputes write-quick-report NUMBER JSON`."""

from congdoan.activities.disputes import services
from congdoan.activities.disputes.forms.told import ReportIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write the quick or the final report."""

    help = "Lập báo cáo nhanh hoặc báo cáo cuối."
    subject = "stoppage_id"
    schema = ReportIn
    service = staticmethod(services.write_quick_report)
    answers = "id"
