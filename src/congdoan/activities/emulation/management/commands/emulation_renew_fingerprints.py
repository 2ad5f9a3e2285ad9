"""`congdoan emulation renew-fingerprints`."""

from congdoan.activities.emulation import services
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write fingerprints anew."""

    help = "Lập lại dấu so sánh của các sáng kiến làm theo cách cũ, như sau khi thêm từ đồng nghĩa; chạy lại không sao."
    service = staticmethod(services.renew_fingerprints)
    answers = "changed"
