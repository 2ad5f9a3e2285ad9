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
]
