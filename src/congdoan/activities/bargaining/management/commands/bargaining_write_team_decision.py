"""`congdoan bargaining write-team-decision SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import TeamIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write the decision on the union's bargaining team."""

    help = "Soạn quyết định thành lập tổ thương lượng thành dự thảo văn bản đi."
    subject = "bargaining_id"
    schema = TeamIn
    service = staticmethod(services.write_team_decision)
    answers = "document"
