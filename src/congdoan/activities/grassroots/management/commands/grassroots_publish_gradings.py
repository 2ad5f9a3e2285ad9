"""`congdoan grassroots publish-gradings JSON`."""

from congdoan.activities.grassroots import services
from congdoan.activities.grassroots.forms.told import PublishIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Make the reviewed grades of a year public."""

    help = "Công bố các mức đã duyệt của một năm."
    schema = PublishIn
    service = staticmethod(services.publish_gradings)
    answers = "published"
