"""Addresses of early warning."""

from django.urls import path

from . import views

app_name = "early_warning"
LIST = "2-doi-thoai/du-bao/"
OWN = "2-doi-thoai/don-vi-bao/"

urlpatterns = [
    path(LIST, views.warnings, name="warnings"),
    path("2-doi-thoai/du-bao.xlsx", views.export_warnings, name="export_warnings"),
    path(f"{LIST}doanh-nghiep/<int:employer_id>/", views.employer, name="employer"),
    path(f"{LIST}ghi/", views.tell_signal, name="tell_signal"),
    path(f"{LIST}dau-hieu/<int:signal_id>/ket-thuc/", views.end_signal, name="end_signal"),
    path(f"{LIST}luoi/", views.grid, name="grid"),
    path("2-doi-thoai/du-bao-luoi.xlsx", views.grid_file, name="grid_file"),
    path(f"{LIST}trong-so/", views.set_weights, name="set_weights"),
    path(f"{LIST}doi-chieu/", views.backtest, name="backtest"),
    path(f"{LIST}no-bhxh/", views.import_debts, name="import_debts"),
    path(f"{LIST}tinh-lai/", views.observe_signals, name="observe_signals"),
    path(OWN, views.own_signals, name="own_signals"),
    path(f"{OWN}ngay-tra-luong/<int:employer_id>/", views.set_pay_day, name="set_pay_day"),
    path(f"{OWN}tra-luong/<int:employer_id>/", views.answer_pay_day, name="answer_pay_day"),
]
