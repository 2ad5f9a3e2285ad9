"""Addresses of the reorganisations."""

from django.urls import path

from . import views

app_name = "restructuring"
LIST = "4-doan-vien/sap-xep/"
ONE = f"{LIST}<int:reorganisation_id>/"

urlpatterns = [
    path(LIST, views.reorganisations, name="reorganisations"),
    path(f"{LIST}soan/", views.draft_reorganisation, name="draft_reorganisation"),
    path(ONE, views.reorganisation, name="reorganisation"),
    path(f"{ONE}sua/", views.amend_reorganisation, name="amend_reorganisation"),
    path(f"{ONE}don-vi/", views.plan_unit, name="plan_unit"),
    path(f"{ONE}bo/", views.drop_unit, name="drop_unit"),
    path(f"{ONE}nap/", views.load_plan, name="load_plan"),
    path(f"{ONE}mau.xlsx", views.plan_template, name="plan_template"),
    path(f"{ONE}phuong-an.xlsx", views.plan_workbook, name="plan_workbook"),
    path(f"{ONE}quy-tac/", views.plan_by_rule, name="plan_by_rule"),
    path(f"{ONE}xem-truoc/", views.preview, name="preview"),
    path(f"{ONE}quyet-dinh/", views.decide_reorganisation, name="decide_reorganisation"),
    path(f"{ONE}rut/", views.withdraw_reorganisation, name="withdraw_reorganisation"),
    path(f"{ONE}thuc-hien/", views.apply_reorganisation, name="apply_reorganisation"),
    path(f"{ONE}ket-qua/", views.results, name="results"),
    path(f"{ONE}dao-lai/", views.draft_reversal, name="draft_reversal"),
    path("so-goc/ma/<str:code>/qua-trinh/", views.timeline, name="timeline"),
]
