"""`congdoan emulation propose-award SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import ProposalIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Propose who registered."""

    help = "Đề nghị khen."
    subject = "registration_id"
    schema = ProposalIn
    service = staticmethod(services.propose_award)
    answers = "proposal"
