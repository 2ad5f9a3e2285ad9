"""congdoan documents set-unit-address UNIT [EMAIL]."""

from congdoan.foundation.documents import services
from congdoan.foundation.documents.management.on_document import AddressCommand


class Command(AddressCommand):
    help = "Ghi địa chỉ thư của một đơn vị; bỏ trống để thôi gửi."
    service = staticmethod(services.set_unit_address)
