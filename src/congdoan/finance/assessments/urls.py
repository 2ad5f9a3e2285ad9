"""Addresses of what is owed and of the files it follows from."""

from django.urls import path

from . import views

app_name = "assessments"
OWED = "7-tai-chinh/phai-nop/"

urlpatterns = [
    path(OWED, views.charges, name="charges"),
    path(f"{OWED}tep.xlsx", views.charges_file, name="charges_file"),
    path(f"{OWED}quy-luong/", views.preview_payroll_file, name="preview_payroll_file"),
    path(f"{OWED}quy-luong/ap-dung/", views.declare_payroll_file, name="declare_payroll_file"),
    path(f"{OWED}doan-phi/", views.preview_dues_file, name="preview_dues_file"),
    path(f"{OWED}doan-phi/ap-dung/", views.report_dues_file, name="report_dues_file"),
    path(f"{OWED}tinh/", views.assess_union_fund, name="assess_union_fund"),
    path(f"{OWED}mien-giam/", views.decide_relief, name="decide_relief"),
    path(f"{OWED}<int:charge_id>/dieu-chinh/", views.revise_charge, name="revise_charge"),
    path(f"{OWED}ban-khai/", views.submissions, name="submissions"),
    path(f"{OWED}ban-khai/nhan/", views.accept_submissions, name="accept_submissions"),
    path(f"{OWED}ban-khai/danh-sach/", views.submit_si_list, name="submit_si_list"),
    path(f"{OWED}ban-khai/<int:submission_id>/tra-lai/", views.decline_submission, name="decline_submission"),
    path(f"{OWED}doan-phi/bao-cao/", views.dues_told, name="dues_told"),
    path(f"{OWED}doan-phi/bao-cao/lap/", views.submit_dues, name="submit_dues"),
    path(f"{OWED}doan-phi/bao-cao/nhan/", views.accept_dues, name="accept_dues"),
    path(f"{OWED}doan-phi/bao-cao/<int:submission_id>/tra-lai/", views.decline_dues, name="decline_dues"),
    path("vi-sao/phai-nop/<int:charge_id>", views.evidence, name="evidence"),
]
