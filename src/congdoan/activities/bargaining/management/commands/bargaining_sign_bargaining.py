"""`congdoan bargaining sign-bargaining SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import SignIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Sign what was bargained."""

    help = "Ký thỏa ước đã thương lượng."
    subject = "bargaining_id"
    schema = SignIn
    service = staticmethod(services.sign_bargaining)
    answers = "agreement"
