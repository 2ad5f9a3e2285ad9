"""`congdoan petitions record-discipline PAPER`."""

from congdoan.activities.petitions import services
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Record a signed decision."""

    help = "Ghi quyết định kỷ luật đã ký, đã có số vào danh sách."
    subject = "paper_id"
    service = staticmethod(services.record_discipline)
    answers = "id"
