"""`congdoan inspection reply-to-draft NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import WordsIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.reply_to_draft`."""

    help = "Đơn vị giải trình dự thảo kết luận."
    subject = "inspection_id"
    schema = WordsIn
    service = staticmethod(services.reply_to_draft)
