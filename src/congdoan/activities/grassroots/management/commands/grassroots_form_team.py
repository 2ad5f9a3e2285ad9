"""`congdoan grassroots form-team NUMBER JSON`."""

from congdoan.activities.grassroots import services
from congdoan.activities.grassroots.forms.told import TeamIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down the campaign committee."""

    help = "Ghi ban vận động."
    subject = "founding_id"
    schema = TeamIn
    service = staticmethod(services.form_team)
