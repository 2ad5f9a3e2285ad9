"""Addresses of foundings."""

from django.urls import path

from . import views

app_name = "grassroots"
FOUNDINGS = "4-doan-vien/thanh-lap/"
FOUNDING = f"{FOUNDINGS}<int:founding_id>/"

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
]
