"""Addresses of members."""

from django.urls import path

from . import views

app_name = "members"
MEMBERS = "4-doan-vien/doan-vien/"
PERSON = f"{MEMBERS}<int:person_id>/"
STAY = "4-doan-vien/sinh-hoat/<int:membership_id>/"
APPLICATIONS = "4-doan-vien/don/"
TRANSFERS = "4-doan-vien/chuyen/"

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
    path(f"{MEMBERS}danh-sach.<str:kind>", views.members_file, name="members_file"),
    path(f"{MEMBERS}bo-loc/luu/", views.save_filter, name="save_filter"),
    path(f"{MEMBERS}bo-loc/<int:filter_id>/bo/", views.drop_filter, name="drop_filter"),
    path("4-doan-vien/luu-giu/", views.retention, name="retention"),
    path("4-doan-vien/luu-giu/dat/", views.set_retention, name="set_retention"),
    path("4-doan-vien/luu-giu/rut-gon/", views.erase_expired, name="erase_expired"),
    path(f"{MEMBERS}nap/", views.load_members, name="load_members"),
    path(f"{PERSON}xem/", views.read_sensitive, name="read_sensitive"),
    path(f"{PERSON}tai-khoan/", views.open_account, name="open_account"),
    path(f"{PERSON}cap-the/", views.issue_card, name="issue_card"),
    path(f"{PERSON}the.pdf", views.card, name="card"),
    path("4-doan-vien/cdcs/<str:code>/", views.union, name="union"),
    path(TRANSFERS, views.transfers, name="transfers"),
    path(f"{TRANSFERS}nhan/", views.request_transfer, name="request_transfer"),
    path(f"{TRANSFERS}<int:transfer_id>/dong-y/", views.agree_transfer, name="agree_transfer"),
    path(f"{TRANSFERS}<int:transfer_id>/khong-dong-y/", views.decline_transfer, name="decline_transfer"),
    path(f"{TRANSFERS}<int:transfer_id>/rut/", views.cancel_transfer, name="cancel_transfer"),
    path("4-doan-vien/de-nghi/", views.correction_requests, name="correction_requests"),
    path("4-doan-vien/de-nghi/<int:request_id>/", views.decide_correction, name="decide_correction"),
    path("4-doan-vien/trung/", views.doubles, name="doubles"),
    path("4-doan-vien/trung/tim/", views.find_doubles, name="find_doubles"),
    path("4-doan-vien/trung/gop/", views.merge_persons, name="merge_persons"),
    path("4-doan-vien/trung/<int:merge_id>/tach/", views.undo_merge, name="undo_merge"),
    path("toi/", views.own, name="own"),
    path("toi/sua/", views.request_correction, name="request_correction"),
    path("toi/du-lieu.json", views.own_file, name="own_file"),
    path("toi/the.pdf", views.own_card, name="own_card"),
    path("xac-minh/the/", views.verify_card, name="verify_card"),
    path(APPLICATIONS, views.applications, name="applications"),
    path(f"{APPLICATIONS}moi/", views.apply, name="apply"),
    path(f"{APPLICATIONS}danh-sach/", views.apply_list, name="apply_list"),
    path(f"{APPLICATIONS}ket-nap/", views.approve_applications, name="approve_applications"),
    path(f"{APPLICATIONS}khong-ket-nap/", views.refuse_applications, name="refuse_applications"),
    path(f"{APPLICATIONS}<int:application_id>/rut/", views.withdraw_application, name="withdraw_application"),
]
