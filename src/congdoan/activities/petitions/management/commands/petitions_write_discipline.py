"""`congdoan petitions write-discipline JSON`."""

from congdoan.activities.petitions import services
from congdoan.activities.petitions.forms.told import DisciplineDraftIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write a decision to discipline as a document."""

    help = "Soạn quyết định kỷ luật thành dự thảo văn bản đi."
    schema = DisciplineDraftIn
    service = staticmethod(services.write_discipline)
    answers = "document"
