"""`congdoan officers set-allowance NUMBER JSON`."""

from congdoan.foundation.access.doors import ToldCommand
from congdoan.people.officers import services
from congdoan.people.officers.forms.told import AllowanceIn


class Command(ToldCommand):
    """Give a seat the coefficient of a decision."""

    help = "Ghi hệ số phụ cấp của một chức danh theo quyết định."
    subject = "seat_id"
    schema = AllowanceIn
    service = staticmethod(services.set_allowance)
    answers = "allowance"
