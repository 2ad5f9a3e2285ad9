"""`congdoan bargaining write-review-letter SỐ`."""

from congdoan.activities.bargaining import services
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write the letter that shows the draft of an agreement to the union above."""

    help = "Soạn công văn xin ý kiến cấp trên về dự thảo thỏa ước thành dự thảo văn bản đi."
    subject = "bargaining_id"
    service = staticmethod(services.write_review_letter)
    answers = "document"
