"""Addresses of bookkeeping."""

from django.urls import path

from . import views

app_name = "bookkeeping"
ADVANCES = "7-tai-chinh/tam-ung/"
ADVANCE = f"{ADVANCES}<int:advance_id>/"
LOCKS = "7-tai-chinh/khoa-so/"
CHART = "7-tai-chinh/chuyen-he-thong-tai-khoan/"
HANDOVER = "7-tai-chinh/ban-giao/<str:code>/"
VOUCHERS = "7-tai-chinh/chung-tu/"
ONE = f"{VOUCHERS}<int:voucher_id>/"
BOOKS = "7-tai-chinh/so-ke-toan/"
TEMPLATES = "7-tai-chinh/mau-dinh-khoan/"

urlpatterns = [
    path(VOUCHERS, views.vouchers, name="vouchers"),
    path(f"{VOUCHERS}cho-duyet/", views.queue, name="queue"),
    path(f"{VOUCHERS}lap/<str:kind>/", views.draft_voucher, name="draft_voucher"),
    path(f"{VOUCHERS}tep/<int:attachment_id>/", views.attachment, name="attachment"),
    path(ONE, views.voucher, name="voucher"),
    path(f"{ONE}sua/", views.amend_voucher, name="amend_voucher"),
    path(f"{ONE}trinh-duyet/", views.submit_voucher, name="submit_voucher"),
    path(f"{ONE}duyet/", views.approve_voucher, name="approve_voucher"),
    path(f"{ONE}tra-lai/", views.return_voucher, name="return_voucher"),
    path(f"{ONE}thu-chi/", views.pay_voucher, name="pay_voucher"),
    path(f"{ONE}ghi-so/", views.post_voucher, name="post_voucher"),
    path(f"{ONE}huy/", views.void_voucher, name="void_voucher"),
    path(f"{ONE}dao/", views.reverse_voucher, name="reverse_voucher"),
    path(f"{ONE}tep/", views.attach_file, name="attach_file"),
    path(f"{ONE}in.pdf", views.print_voucher, name="print_voucher"),
    path(BOOKS, views.books, name="books"),
    path(f"{BOOKS}<str:code>/can-doi/", views.trial_balance, name="trial_balance"),
    path(f"{BOOKS}<str:code>/<str:key>/", views.book, name="book"),
    path(f"{BOOKS}<str:code>/<str:key>/tep.<str:kind>", views.export_book, name="export_book"),
    path("7-tai-chinh/but-toan/<int:entry_id>/", views.entry, name="entry"),
    path(TEMPLATES, views.templates, name="templates"),
    path(f"{TEMPLATES}kiem-nhiem/", views.set_separation, name="set_separation"),
    path(f"{TEMPLATES}<str:code>/<str:event>/", views.set_template, name="set_template"),
    path(f"{TEMPLATES}<str:code>/<str:event>/ket-thuc/", views.end_template, name="end_template"),
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
