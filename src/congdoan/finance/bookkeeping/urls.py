"""Addresses of bookkeeping."""

from django.urls import path

from . import views

app_name = "bookkeeping"
ADVANCES = "7-tai-chinh/tam-ung/"
ADVANCE = f"{ADVANCES}<int:advance_id>/"

urlpatterns = [
    path(ADVANCES, views.advances, name="advances"),
    path(f"{ADVANCES}de-nghi/", views.request_advance, name="request_advance"),
    path(ADVANCE, views.advance, name="advance"),
    path(f"{ADVANCE}in/", views.advance_paper, name="advance_paper"),
    path(f"{ADVANCE}thanh-toan/<int:place>/in/", views.settlement_paper, name="settlement_paper"),
    path(f"{ADVANCE}duyet/", views.approve_advance, name="approve_advance"),
    path(f"{ADVANCE}khong-duyet/", views.decline_advance, name="decline_advance"),
    path(f"{ADVANCE}chi/", views.pay_advance, name="pay_advance"),
    path(f"{ADVANCE}thanh-toan/", views.settle_advance, name="settle_advance"),
    path(f"{ADVANCE}thanh-toan/duyet/", views.accept_settlement, name="accept_settlement"),
    path(f"{ADVANCE}thanh-toan/tra-lai/", views.decline_settlement, name="decline_settlement"),
    path(f"{ADVANCE}chi-them/", views.pay_extra, name="pay_extra"),
    path(f"{ADVANCE}nhan-lai/", views.return_advance, name="return_advance"),
    path(f"{ADVANCE}dao/", views.reverse_advance_step, name="reverse_advance_step"),
]
