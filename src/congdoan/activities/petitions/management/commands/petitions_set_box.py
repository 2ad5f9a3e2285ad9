"""`congdoan petitions set-box JSON`."""

from congdoan.activities.petitions import services
from congdoan.activities.petitions.forms.told import BoxIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Open or close a unit's box."""

    help = "Mở hoặc đóng hòm thư nhận đơn."
    schema = BoxIn
    service = staticmethod(services.set_box)
