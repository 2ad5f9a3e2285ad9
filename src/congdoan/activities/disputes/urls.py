"""Addresses of signals, stoppages and disputes."""

from django.urls import path

from . import views

app_name = "disputes"
SIGNALS = "2-doi-thoai/dau-hieu/"
STOPPAGES = "2-doi-thoai/ngung-viec/"
DISPUTES = "2-doi-thoai/tranh-chap/"
STOPPAGE = f"{STOPPAGES}<int:stoppage_id>/"

urlpatterns = [
    path("cs/dau-hieu/", views.raise_signal_phone, name="raise_signal_phone"),
    path(SIGNALS, views.signals, name="signals"),
    path(f"{SIGNALS}bao/", views.raise_signal, name="raise_signal"),
    path(f"{SIGNALS}<int:signal_id>/xac-minh/", views.verify_signal, name="verify_signal"),
    path(f"{SIGNALS}<int:signal_id>/bo-qua/", views.dismiss_signal, name="dismiss_signal"),
    path(f"{SIGNALS}dac-diem/<str:code>/", views.describe_employer, name="describe_employer"),
    path(STOPPAGES, views.stoppages, name="stoppages"),
    path(f"{STOPPAGES}mo/", views.open_stoppage, name="open_stoppage"),
    path(f"{STOPPAGES}lan-toa/", views.spread, name="spread"),
    path(f"{STOPPAGES}ban-do/", views.spread_map, name="spread_map"),
    path(f"{STOPPAGES}so-lieu/", views.figures, name="figures"),
    path(STOPPAGE, views.stoppage, name="stoppage"),
    path(f"{STOPPAGE}xay-ra/", views.record_outbreak, name="record_outbreak"),
    path(f"{STOPPAGE}bao-dien-thoai/", views.record_call, name="record_call"),
    path(f"{STOPPAGE}cap-nhat/", views.record_update, name="record_update"),
    path(f"{STOPPAGE}doi-thoai/", views.record_meeting, name="record_meeting"),
    path(f"{STOPPAGE}bao-cao/", views.write_quick_report, name="write_quick_report"),
    path(f"{STOPPAGE}bao-cao/<int:report_id>.pdf", views.report_paper, name="report_paper"),
    path(f"{STOPPAGE}ket-thuc/", views.end_stoppage, name="end_stoppage"),
    path(f"{STOPPAGE}cam-ket/", views.add_promise, name="add_promise"),
    path(f"{STOPPAGES}cam-ket/<int:promise_id>/", views.settle_promise, name="settle_promise"),
    path(f"{STOPPAGE}dong/", views.close_stoppage, name="close_stoppage"),
    path(DISPUTES, views.disputes, name="disputes"),
    path(f"{DISPUTES}nhan/", views.open_dispute, name="open_dispute"),
    path(f"{DISPUTES}<int:dispute_id>/", views.dispute, name="dispute"),
    path(f"{DISPUTES}<int:dispute_id>/buoc/", views.take_step, name="take_step"),
]
