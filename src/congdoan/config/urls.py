"""Addresses: each app's `urls.py` under the root, the API under /api/."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include

from congdoan.foundation.access.doors import addresses_below

urlpatterns = [
    addresses_below(*include(f"{app}.urls")) for app in settings.APPS if app in settings.INSTALLED_APPS and find_spec(f"{app}.urls")
]

if find_spec("congdoan.interfaces.office.views"):
    handler400 = "congdoan.interfaces.office.views.malformed"
    handler403 = "congdoan.interfaces.office.views.not_allowed"
    handler404 = "congdoan.interfaces.office.views.not_found"
    handler500 = "congdoan.interfaces.office.views.broken"
