"""Addresses of inspections."""

from django.urls import path

from . import views

app_name = "inspection"
PROGRAMMES = "5-kiem-tra/chuong-trinh/"
PROGRAMME = f"{PROGRAMMES}<int:programme_id>/"
INSPECTIONS = "5-kiem-tra/cuoc/"
ONE = f"{INSPECTIONS}<int:inspection_id>/"

urlpatterns = [
    path(PROGRAMMES, views.programmes, name="programmes"),
    path(f"{PROGRAMMES}lap/", views.draft_programme, name="draft_programme"),
    path(PROGRAMME, views.programme, name="programme"),
    path(f"{PROGRAMME}chon/", views.add_pick, name="add_pick"),
    path(f"{PROGRAMMES}chon/<int:pick_id>/bo/", views.drop_pick, name="drop_pick"),
    path(f"{PROGRAMME}trinh/", views.submit_programme, name="submit_programme"),
    path(f"{PROGRAMME}tra-lai/", views.return_programme, name="return_programme"),
    path(f"{PROGRAMME}duyet/", views.approve_programme, name="approve_programme"),
    path(INSPECTIONS, views.inspections, name="inspections"),
    path(f"{INSPECTIONS}mo/", views.open_inspection, name="open_inspection"),
    path(ONE, views.inspection, name="inspection"),
    path(f"{ONE}to/", views.seat_examiner, name="seat_examiner"),
    path(f"{INSPECTIONS}to/<int:examiner_id>/bo/", views.drop_examiner, name="drop_examiner"),
    path(f"{ONE}buoc/", views.record_step, name="record_step"),
    path(f"{ONE}tu-bao-cao/", views.report_oneself, name="report_oneself"),
    path(f"{ONE}rut/", views.withdraw_inspection, name="withdraw_inspection"),
    path(f"{INSPECTIONS}tep/<int:act_id>", views.step_file, name="step_file"),
]
