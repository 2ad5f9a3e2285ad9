"""Addresses of notices."""

from django.urls import path

from . import views

app_name = "notices"
NOTICES = "7-tai-chinh/giay-bao/"
PAYER = f"{NOTICES}nguoi-nop/<str:code>/"

urlpatterns = [
    path(PAYER, views.payer, name="payer"),
    path(f"{PAYER}cach-nop/", views.pay, name="pay"),
    path(f"{PAYER}xem-truoc.pdf", views.draft, name="draft"),
]
