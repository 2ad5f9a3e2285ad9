"""Addresses of officers."""

from django.urls import path

from . import views

app_name = "officers"
OFFICERS = "4-doan-vien/can-bo/"
TERMS = f"{OFFICERS}nhiem-ky/"
TERM = f"{TERMS}<int:term_id>/"
SEAT = f"{OFFICERS}chuc-danh/<int:seat_id>/"
ELECTION = f"{OFFICERS}bau-cu/<int:election_id>/"
UNIT = f"{OFFICERS}don-vi/<str:code>/"
CADRES = f"{UNIT}ho-so/"
COURSE = f"{OFFICERS}lop/<int:course_id>/"

urlpatterns = [
    path(OFFICERS, views.officers, name="officers"),
    path(f"{OFFICERS}danh-sach.xlsx", views.officers_file, name="officers_file"),
    path(TERMS, views.terms, name="terms"),
    path(UNIT, views.unit, name="unit"),
    path(f"{UNIT}nhiem-ky-moi/", views.open_term, name="open_term"),
    path(TERM, views.term, name="term"),
    path(f"{TERM}ket-thuc/", views.close_term, name="close_term"),
    path(f"{TERM}cu/", views.appoint, name="appoint"),
    path(f"{TERM}kiem-phieu/", views.record_election, name="record_election"),
    path(f"{SEAT}thoi/", views.end_seat, name="end_seat"),
    path(f"{SEAT}hoan-tac/", views.restore_seat, name="restore_seat"),
    path(ELECTION, views.election, name="election"),
    path(f"{ELECTION}bien-ban.pdf", views.minutes, name="minutes"),
    path(f"{ELECTION}huy/", views.void_election, name="void_election"),
    path(f"{SEAT}phu-cap/", views.set_allowance, name="set_allowance"),
    path(CADRES, views.cadres, name="cadres"),
    path(f"{CADRES}trich-ngang.pdf", views.cvs_file, name="cvs_file"),
    path(f"{CADRES}ghi/", views.record_cadre, name="record_cadre"),
    path(f"{CADRES}quy-hoach/", views.plan_officer, name="plan_officer"),
    path(f"{OFFICERS}quy-hoach/<int:line_id>/dua-ra/", views.drop_planned, name="drop_planned"),
    path(f"{OFFICERS}lop/", views.courses, name="courses"),
    path(f"{UNIT}lop-moi/", views.open_course, name="open_course"),
    path(COURSE, views.course, name="course"),
    path(f"{COURSE}nguoi-du/", views.record_attendance, name="record_attendance"),
]
