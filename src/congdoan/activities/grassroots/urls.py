"""Addresses of foundings and gradings."""

from django.urls import path

from . import views

app_name = "grassroots"
FOUNDINGS = "4-doan-vien/thanh-lap/"
FOUNDING = f"{FOUNDINGS}<int:founding_id>/"
GRADINGS = "4-doan-vien/xep-loai/"
GRADING = f"{GRADINGS}<int:grading_id>/"
OF_YEAR = f"{GRADINGS}<str:code>/<int:year>/"

urlpatterns = [
    path(FOUNDINGS, views.foundings, name="foundings"),
    path(f"{FOUNDINGS}trien-vong/", views.prospects, name="prospects"),
    path(f"{FOUNDINGS}moi/", views.open_founding, name="open_founding"),
    path(FOUNDING, views.founding, name="founding"),
    path(f"{FOUNDING}tiep-xuc/", views.record_contact, name="record_contact"),
    path(f"{FOUNDING}nhan-don/", views.take_applications, name="take_applications"),
    path(f"{FOUNDING}ban-van-dong/", views.form_team, name="form_team"),
    path(f"{FOUNDING}dai-hoi/", views.record_meeting, name="record_meeting"),
    path(f"{FOUNDING}ho-so/", views.submit_dossier, name="submit_dossier"),
    path(f"{FOUNDING}quyet-dinh/", views.draft_decision, name="draft_decision"),
    path(f"{FOUNDING}cong-nhan/", views.recognise_union, name="recognise_union"),
    path(f"{FOUNDING}dung/", views.close_founding, name="close_founding"),
    path(GRADINGS, views.gradings, name="gradings"),
    path(f"{GRADINGS}bang-diem/", views.set_rubric, name="set_rubric"),
    path(f"{GRADINGS}cong-bo/", views.publish_gradings, name="publish_gradings"),
    path(f"{GRADING}thong-bao/", views.inform_members, name="inform_members"),
    path(f"{GRADING}tra-lai/", views.return_grading, name="return_grading"),
    path(f"{GRADING}duyet/", views.review_grading, name="review_grading"),
    path(OF_YEAR, views.grading, name="grading"),
    path(f"{OF_YEAR}cham/", views.score_union, name="score_union"),
    path("cong-khai/xep-loai/", views.public_gradings, name="public_gradings"),
]
