"""`congdoan grassroots inform-members NUMBER JSON`."""

from congdoan.activities.grassroots import services
from congdoan.activities.grassroots.forms.told import InformIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down how the members were told."""

    help = "Ghi việc thông báo điểm cho đoàn viên."
    subject = "grading_id"
    schema = InformIn
    service = staticmethod(services.inform_members)
