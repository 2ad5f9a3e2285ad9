"""`congdoan emulation answer-resemblance SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import AnswerIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Say what another initiative is to this one."""

    help = "Kết luận hồ sơ gần giống."
    subject = "resemblance_id"
    schema = AnswerIn
    service = staticmethod(services.answer_resemblance)
