"""`congdoan grassroots submit-dossier NUMBER JSON`."""

from congdoan.activities.grassroots import services
from congdoan.activities.grassroots.forms.told import DossierIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Record that a whole dossier asks for the recognition."""

    help = "Ghi nộp hồ sơ đề nghị công nhận."
    subject = "founding_id"
    schema = DossierIn
    service = staticmethod(services.submit_dossier)
    answers = "decide_by"
