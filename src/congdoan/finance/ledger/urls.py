"""Addresses of the page of seals; what anybody may look up is the portal's."""

from django.urls import path

from . import views

app_name = "ledger"

urlpatterns = [
    path("7-tai-chinh/niem-phong/", views.seals, name="seals"),
    path("7-tai-chinh/niem-phong/ngay/", views.seal, name="seal"),
    path("7-tai-chinh/niem-phong/<str:code>/goi.zip", views.export_seals, name="export_seals"),
]
