"""`congdoan emulation add-file SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import FileIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Keep a photo or paper."""

    help = "Thêm ảnh, minh chứng."
    subject = "initiative_id"
    schema = FileIn
    service = staticmethod(services.add_file)
    answers = "place"
