"""`congdoan inspection draft-programme JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import ProgrammeIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.draft_programme`."""

    help = "Lập chương trình kiểm tra của một năm, chọn đơn vị theo rủi ro và rút thăm."
    schema = ProgrammeIn
    service = staticmethod(services.draft_programme)
    answers = "programme"
