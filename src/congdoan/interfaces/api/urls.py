from itertools import groupby

from django.urls import path

from congdoan.foundation.access.doors import addresses_below

from .root import api

_operations, _app_name, _namespace = api.urls
_by_app = groupby(_operations, lambda one: str(one.pattern).partition("/")[0])

urlpatterns = [path("api/", ([addresses_below(list(group)) for _, group in _by_app], _app_name, _namespace))]
