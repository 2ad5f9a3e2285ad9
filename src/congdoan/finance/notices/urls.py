"""Addresses of notices: the month's list, one notice, one payer, the outbox."""

from django.urls import path

from . import views

app_name = "notices"
NOTICES = "7-tai-chinh/giay-bao/"
PAYER = f"{NOTICES}nguoi-nop/<str:code>/"
NOTICE = f"{NOTICES}<int:notice_id>/"

urlpatterns = [
    path(NOTICES, views.notices, name="notices"),
    path(f"{NOTICES}tat-ca.<str:kind>", views.notices_file, name="notices_file"),
    path(f"{NOTICES}phat-hanh/", views.preview_notices, name="preview_notices"),
    path(f"{NOTICES}phat-hanh/ap-dung/", views.issue_notices, name="issue_notices"),
    path(f"{NOTICES}gui/", views.send_notices, name="send_notices"),
    path(f"{NOTICES}hop-thu-di/", views.outbox, name="outbox"),
    path(NOTICE, views.notice, name="notice"),
    path(f"{NOTICE}giay-bao.<str:kind>", views.notice_file, name="notice_file"),
    path(f"{NOTICE}thu-hoi/", views.withdraw_notice, name="withdraw_notice"),
    path(PAYER, views.payer, name="payer"),
    path(f"{PAYER}cach-nop/", views.pay, name="pay"),
    path(f"{PAYER}xem-truoc.pdf", views.draft, name="draft"),
    path(f"{PAYER}dia-chi-thu/", views.set_notice_address, name="set_notice_address"),
    path(f"{PAYER}cong-no/", views.statement, name="statement"),
    path(f"{PAYER}cong-no.<str:kind>", views.statement_file, name="statement_file"),
    path(f"{PAYER}da-nhan/<int:line_id>.<str:kind>", views.receipt_file, name="receipt_file"),
]
