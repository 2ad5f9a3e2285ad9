"""Addresses of members."""

from django.urls import path

from . import views

app_name = "members"
MEMBERS = "4-doan-vien/doan-vien/"
PERSON = f"{MEMBERS}<int:person_id>/"
STAY = "4-doan-vien/sinh-hoat/<int:membership_id>/"
APPLICATIONS = "4-doan-vien/don/"

urlpatterns = [
    path(MEMBERS, views.members, name="members"),
    path(PERSON, views.person, name="person"),
    path(f"{PERSON}sua/", views.correct, name="correct"),
    path(f"{PERSON}nhan-lai/", views.reenter, name="reenter"),
    path(f"{STAY}thoi/", views.leave, name="leave"),
    path(f"{STAY}tu-tran/", views.record_death, name="record_death"),
    path(f"{STAY}hoan-tac/", views.reopen, name="reopen"),
    path(f"{STAY}tam-dung/", views.record_absence, name="record_absence"),
    path(f"{STAY}tro-lai/", views.record_return, name="record_return"),
    path(f"{STAY}to/", views.assign_section, name="assign_section"),
    path(APPLICATIONS, views.applications, name="applications"),
    path(f"{APPLICATIONS}moi/", views.apply, name="apply"),
    path(f"{APPLICATIONS}danh-sach/", views.apply_list, name="apply_list"),
    path(f"{APPLICATIONS}ket-nap/", views.approve_applications, name="approve_applications"),
    path(f"{APPLICATIONS}khong-ket-nap/", views.refuse_applications, name="refuse_applications"),
    path(f"{APPLICATIONS}<int:application_id>/rut/", views.withdraw_application, name="withdraw_application"),
]
