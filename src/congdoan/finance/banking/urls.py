"""Addresses of statements, collecting accounts, bank notifications and payment orders."""

from django.urls import path

from . import views

app_name = "banking"
ORDERS = "7-tai-chinh/lenh-chi/"

urlpatterns = [
    path("7-tai-chinh/sao-ke/", views.statements, name="statements"),
    path("7-tai-chinh/sao-ke/nap/", views.preview_statement, name="preview_statement"),
    path("7-tai-chinh/sao-ke/nap/ap-dung/", views.import_statement, name="import_statement"),
    path("7-tai-chinh/sao-ke/<int:statement_id>/", views.statement, name="statement"),
    path("7-tai-chinh/sao-ke/dong/<int:line_id>/", views.line, name="line"),
    path("7-tai-chinh/tai-khoan-thu/", views.accounts, name="accounts"),
    path("7-tai-chinh/tai-khoan-thu/dang-ky/", views.open_account, name="open_account"),
    path("7-tai-chinh/tai-khoan-thu/<int:account_id>/ket-thuc/", views.close_account, name="close_account"),
    path("7-tai-chinh/thong-bao/", views.notifications, name="notifications"),
    path("7-tai-chinh/thong-bao/doi-chieu/", views.compare_notifications, name="compare_notifications"),
    path("7-tai-chinh/thong-bao/<int:notification_id>/", views.notification, name="notification"),
    path("7-tai-chinh/thong-bao/<int:notification_id>/ket-luan/", views.settle_notification, name="settle_notification"),
    path("7-tai-chinh/thong-bao/noi-nhan/", views.notification_sources, name="notification_sources"),
    path("7-tai-chinh/thong-bao/noi-nhan/dang-ky/", views.register_notification_source, name="register_notification_source"),
    path("7-tai-chinh/thong-bao/noi-nhan/<int:source_id>/dong/", views.close_notification_source, name="close_notification_source"),
    path("thong-bao/<slug:provider>/<slug:address>/", views.receive_notification, name="receive_notification"),
    path(ORDERS, views.payments, name="payments"),
    path(f"{ORDERS}duyet/", views.approve_payments, name="approve_payments"),
    path(f"{ORDERS}xuat/", views.export_payments, name="export_payments"),
    path(f"{ORDERS}tep/<int:batch_id>/", views.payment_file, name="payment_file"),
    path(f"{ORDERS}ket-qua/", views.preview_results, name="preview_results"),
    path(f"{ORDERS}ket-qua/ghi/", views.record_results, name="record_results"),
    path(f"{ORDERS}<int:order_id>/", views.payment, name="payment"),
    path(f"{ORDERS}<int:order_id>/tra-lai/", views.return_payment, name="return_payment"),
    path(f"{ORDERS}<int:order_id>/huy/", views.cancel_payment, name="cancel_payment"),
    path(f"{ORDERS}<int:order_id>/ket-qua/", views.record_outcome, name="record_outcome"),
]
