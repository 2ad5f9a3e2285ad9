"""`congdoan grassroots recognise-union NUMBER JSON`."""

from congdoan.activities.grassroots import services
from congdoan.activities.grassroots.forms.told import RecogniseIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Let the union stand from the day of the signed decision."""

    help = "Công nhận công đoàn theo quyết định đã ký."
    subject = "founding_id"
    schema = RecogniseIn
    service = staticmethod(services.recognise_union)
