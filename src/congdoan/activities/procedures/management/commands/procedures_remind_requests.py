"""`congdoan procedures remind-requests`."""

from congdoan.activities.procedures import services
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Look at the clocks."""

    help = "Nhắc yêu cầu sắp đến hạn, báo cấp trên yêu cầu quá hạn; chạy lại không sao."
    service = staticmethod(services.remind_requests)
