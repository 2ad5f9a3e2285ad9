"""`congdoan early_warning set-pay-day JSON`."""

from congdoan.activities.early_warning import services
from congdoan.activities.early_warning.forms.told import PayDayIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down on which day of the month an employer pays wages."""

    help = "Ghi ngày trả lương của một doanh nghiệp."
    schema = PayDayIn
    service = staticmethod(services.set_pay_day)
