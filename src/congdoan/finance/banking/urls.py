"""Addresses of statements and collecting accounts."""

from django.urls import path

from . import views

app_name = "banking"

urlpatterns = [
    path("7-tai-chinh/sao-ke/", views.statements, name="statements"),
    path("7-tai-chinh/sao-ke/nap/", views.preview_statement, name="preview_statement"),
    path("7-tai-chinh/sao-ke/nap/ap-dung/", views.import_statement, name="import_statement"),
    path("7-tai-chinh/sao-ke/<int:statement_id>/", views.statement, name="statement"),
    path("7-tai-chinh/sao-ke/dong/<int:line_id>/", views.line, name="line"),
    path("7-tai-chinh/tai-khoan-thu/", views.accounts, name="accounts"),
    path("7-tai-chinh/tai-khoan-thu/dang-ky/", views.open_account, name="open_account"),
    path("7-tai-chinh/tai-khoan-thu/<int:account_id>/ket-thuc/", views.close_account, name="close_account"),
]
