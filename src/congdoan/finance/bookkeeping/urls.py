"""Addresses of bookkeeping."""

from django.urls import path

from . import views

app_name = "bookkeeping"
ADVANCES = "7-tai-chinh/tam-ung/"
ADVANCE = f"{ADVANCES}<int:advance_id>/"
LOCKS = "7-tai-chinh/khoa-so/"
CHART = "7-tai-chinh/chuyen-he-thong-tai-khoan/"
HANDOVER = "7-tai-chinh/ban-giao/<str:code>/"

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
    path(LOCKS, views.locks, name="locks"),
    path(f"{LOCKS}thang/", views.preview_locks, name="preview_locks"),
    path(f"{LOCKS}thang/ap-dung/", views.set_month_states, name="set_month_states"),
    path(f"{LOCKS}nam/", views.preview_year, name="preview_year"),
    path(f"{LOCKS}nam/ap-dung/", views.close_year, name="close_year"),
    path(f"{LOCKS}nam/<str:code>/<int:year>/mo-lai/", views.reopen_year, name="reopen_year"),
    path(CHART, views.preview_chart, name="preview_chart"),
    path(f"{CHART}ap-dung/", views.change_chart, name="change_chart"),
    path(f"{CHART}tai-khoan/", views.map_account, name="map_account"),
    path(f"{CHART}<str:code>/lay-lai/", views.undo_chart_change, name="undo_chart_change"),
    path("7-tai-chinh/so-du-dau-ky/", views.import_opening, name="import_opening"),
    path("7-tai-chinh/so-quy-cu/", views.import_cash_book, name="import_cash_book"),
    path(HANDOVER, views.handover, name="handover"),
    path(f"{HANDOVER}lap/", views.hand_over, name="hand_over"),
    path(f"{HANDOVER}bo-sung/", views.post_supplement, name="post_supplement"),
    path(f"{HANDOVER}ho-so.<str:kind>", views.export_handover, name="export_handover"),
]
