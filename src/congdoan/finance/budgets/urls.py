"""Addresses of estimates, settlements, and what the chief accountant decides for them."""

from django.urls import path

from . import views

app_name = "budgets"
SHEET = "7-tai-chinh/quyet-toan/<str:code>/<int:year>/"
ESTIMATE = "7-tai-chinh/du-toan/<str:code>/<int:year>/"
SENT = "7-tai-chinh/quyet-toan-da-gui/<int:sent_id>/"
PAPER = "7-tai-chinh/ban-ky/<str:what>/<int:subject_id>/"
WHY = "vi-sao/quyet-toan/<str:code>/<int:year>/"

urlpatterns = [
    path("7-tai-chinh/du-toan/", views.estimates, name="estimates"),
    path("7-tai-chinh/du-toan/han-nop/", views.set_deadline, name="set_deadline"),
    path(ESTIMATE, views.estimate, name="estimate"),
    path(f"{ESTIMATE}lap/", views.prepare_estimate, name="prepare_estimate"),
    path(f"{ESTIMATE}trinh/", views.submit_estimate, name="submit_estimate"),
    path(f"{ESTIMATE}duyet/", views.approve_estimate, name="approve_estimate"),
    path(f"{ESTIMATE}tra-lai/", views.return_estimate, name="return_estimate"),
    path(f"{ESTIMATE}thuc-hien/", views.execution, name="execution"),
    path(f"{ESTIMATE}cap-duoi/", views.estimate_chain, name="estimate_chain"),
    path(f"{ESTIMATE}giao/", views.preview_targets, name="preview_targets"),
    path(f"{ESTIMATE}giao/ap-dung/", views.allocate_targets, name="allocate_targets"),
    path(f"{ESTIMATE}cong-khai/", views.publish_estimate, name="publish_estimate"),
    path(f"{ESTIMATE}rut-cong-khai/", views.withdraw_publication, name="withdraw_publication"),
    path(f"{ESTIMATE}tep.<str:kind>", views.export_estimate, name="export_estimate"),
    path(f"{ESTIMATE}bang-<str:what>.xlsx", views.estimate_file, name="estimate_file"),
    path("7-tai-chinh/quyet-toan/", views.settlements, name="settlements"),
    path("7-tai-chinh/quyet-toan/chon-mau/", views.select_form, name="select_form"),
    path("7-tai-chinh/quyet-toan/ty-le-cap-tren/", views.split_table, name="split_table"),
    path(SHEET, views.settlement, name="settlement"),
    path(f"{SHEET}tep.<str:kind>", views.export, name="export"),
    path(f"{SHEET}nop/", views.submissions, name="submissions"),
    path(f"{SHEET}nop/xem-truoc/", views.preview_submission, name="preview_submission"),
    path(f"{SHEET}nop/gui/", views.submit_settlement, name="submit_settlement"),
    path(f"{SHEET}kiem-tra-cheo/", views.crosschecks, name="crosschecks"),
    path(f"{SHEET}cong-khai/", views.publish_settlement, name="publish_settlement"),
    path(f"{SHEET}dau-hieu/", views.red_flags, name="red_flags"),
    path(f"{SHEET}hop-nhat/", views.consolidated_balance, name="consolidated_balance"),
    path(f"{SHEET}bo-ho-so/", views.pack, name="pack"),
    path(f"{SHEET}bo-ho-so/lap/", views.make_pack, name="make_pack"),
    path(f"{SHEET}bo-ho-so/tep.zip", views.pack_file, name="pack_file"),
    path(SENT, views.submission, name="submission"),
    path(f"{SENT}duyet/", views.answer, {"act": "approve"}, name="approve_settlement"),
    path(f"{SENT}tra-lai/", views.answer, {"act": "return"}, name="return_settlement"),
    path(f"{SENT}rut/", views.answer, {"act": "withdraw"}, name="withdraw_settlement"),
    path(PAPER, views.paper, name="paper"),
    path(f"{PAPER}lap/", views.make_paper, name="make_paper"),
    path(f"{PAPER}ky/", views.sign_paper, name="sign_paper"),
    path(f"{PAPER}nhan/", views.keep_signed_paper, name="keep_signed_paper"),
    path(f"{PAPER}<int:place>.pdf", views.paper_file, name="paper_file"),
    path(f"{WHY}<str:line_id>", views.evidence, name="evidence"),
]
