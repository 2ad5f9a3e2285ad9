"""Addresses of collection: the queue, the lines, the payers, and the evidence behind their figures."""

from django.urls import path

from . import views

app_name = "collection"
QUEUE = "7-tai-chinh/thu/doi-chieu/"
LINES = "7-tai-chinh/thu/phieu/"
ACCURACY = "7-tai-chinh/thu/do-chinh-xac/"
CHECKS = f"{ACCURACY}kiem-tra/"
HELD = "7-tai-chinh/thu/giu-ho/"
PROPOSALS = "7-tai-chinh/thu/cho-duyet/"
PAYERS = "7-tai-chinh/nguoi-nop/"
PAYOUTS = "7-tai-chinh/chi/"
VIRTUAL = "7-tai-chinh/thu/tai-khoan-dinh-danh/"

urlpatterns = [
    path("7-tai-chinh/thu/mo-tai-khoan/", views.open_account, name="open_account"),
    path(QUEUE, views.queue, name="queue"),
    path(f"{QUEUE}chay/", views.run_collection, name="run_collection"),
    path(f"{QUEUE}xac-nhan/", views.confirm_lines, name="confirm_lines"),
    path(f"{QUEUE}<int:line_id>/ghi/", views.decide_line, name="decide_line"),
    path(f"{QUEUE}<int:line_id>/treo/", views.suspend_line, name="suspend_line"),
    path(f"{LINES}<int:line_id>/hoan-tac/", views.undo_line, name="undo_line"),
    path(f"{LINES}<int:line_id>/sua-phan-bo/", views.propose_correction, name="propose_correction"),
    path("7-tai-chinh/thu/tinh-lai/", views.recompute_shares, name="recompute_shares"),
    path("7-tai-chinh/thu/nop-vuot/", views.settle_overpaid, name="settle_overpaid"),
    path("7-tai-chinh/thu/thu-ty-le/", views.what_if, name="what_if"),
    path("7-tai-chinh/thu/thu-ty-le/xuat.xlsx", views.what_if_workbook, name="what_if_workbook"),
    path(HELD, views.held, name="held"),
    path(f"{HELD}xuat.xlsx", views.held_workbook, name="held_workbook"),
    path(f"{HELD}<str:code>/chuyen/", views.propose_held_transfer, name="propose_held_transfer"),
    path(PROPOSALS, views.proposals, name="proposals"),
    path(f"{PROPOSALS}<int:proposal_id>/", views.proposal, name="proposal"),
    path(f"{PROPOSALS}<int:proposal_id>/duyet/", views.approve_proposal, name="approve_proposal"),
    path(f"{PROPOSALS}<int:proposal_id>/tu-choi/", views.decline_proposal, name="decline_proposal"),
    path(LINES, views.receipts, name="receipts"),
    path(f"{LINES}xuat.xlsx", views.receipts_workbook, name="receipts_workbook"),
    path(f"{LINES}<int:line_id>/", views.receipt, name="receipt"),
    path(f"{LINES}<int:line_id>/da-kiem-tra/", views.check_line, name="check_line"),
    path(f"{LINES}<int:line_id>/day-ten/", views.teach_name, name="teach_name"),
    path(ACCURACY, views.accuracy, name="accuracy"),
    path(f"{ACCURACY}xuat.xlsx", views.accuracy_workbook, name="accuracy_workbook"),
    path(f"{ACCURACY}dong/", views.accuracy_lines, name="accuracy_lines"),
    path(f"{ACCURACY}quy-tac/<slug:rule>/", views.switch_rule, name="switch_rule"),
    path(CHECKS, views.draw_sample, name="draw_sample"),
    path(f"{CHECKS}<int:sample_id>/", views.sample, name="sample"),
    path(PAYERS, views.payers, name="payers"),
    path(f"{PAYERS}xuat.xlsx", views.payers_workbook, name="payers_workbook"),
    path(f"{PAYERS}<str:key>/bo-ten/", views.forget_name, name="forget_name"),
    path(f"{PAYERS}<str:key>/", views.payer, name="payer"),
    path(PAYOUTS, views.prepare_share_payments, name="prepare_share_payments"),
    path(f"{PAYOUTS}xuat.xlsx", views.share_dues_workbook, name="share_dues_workbook"),
    path(f"{PAYOUTS}hoan-tra/", views.refunds, name="refunds"),
    path(f"{PAYOUTS}hoan-tra/<int:line_id>/", views.prepare_refund, name="prepare_refund"),
    path(VIRTUAL, views.set_virtual_prefix, name="set_virtual_prefix"),
    path(f"{VIRTUAL}cap/", views.assign_all_virtual_accounts, name="assign_all_virtual_accounts"),
    path("7-tai-chinh/chung-minh/", views.prove_balances, name="prove_balances"),
    path("7-tai-chinh/chung-minh/xuat.xlsx", views.proofs_workbook, name="proofs_workbook"),
    path(f"{PAYERS}<str:key>/tai-khoan-dinh-danh/", views.assign_virtual_account, name="assign_virtual_account"),
    path("7-tai-chinh/cong-doan/<str:code>/", views.union, name="union"),
    path("vi-sao/phai-nop/<int:charge_id>/", views.why_charged, name="why_charged"),
    path("vi-sao/da-nop/<int:payer_id>/<str:kind>/<int:month>/", views.why_paid, name="why_paid"),
    path("vi-sao/con-no/<int:payer_id>/<str:kind>/", views.why_owed, name="why_owed"),
    path("vi-sao/so-du/<str:code>/<int:month>/", views.why_balance, name="why_balance"),
    path("vi-sao/cho-xu-ly/<str:code>/", views.why_waiting, name="why_waiting"),
    path("vi-sao/dong-tien/<int:line_id>/", views.why_line, name="why_line"),
]
