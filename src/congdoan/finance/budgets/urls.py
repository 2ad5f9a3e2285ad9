"""Addresses of settlements and of the chief accountant's two yearly decisions."""

from django.urls import path

from . import views

app_name = "budgets"
SHEET = "7-tai-chinh/quyet-toan/<str:code>/<int:year>/"
WHY = "vi-sao/quyet-toan/<str:code>/<int:year>/"

urlpatterns = [
    path("7-tai-chinh/quyet-toan/", views.settlements, name="settlements"),
    path("7-tai-chinh/quyet-toan/chon-mau/", views.select_form, name="select_form"),
    path("7-tai-chinh/quyet-toan/ty-le-cap-tren/", views.split_table, name="split_table"),
    path(SHEET, views.settlement, name="settlement"),
    path(f"{SHEET}tep.<str:kind>", views.export, name="export"),
    path(f"{WHY}<str:line_id>", views.evidence, name="evidence"),
]
