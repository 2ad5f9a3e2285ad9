"""Addresses of a grassroots union's people on the phone; the worker's address decides what it may keep: all under /cs/."""

from django.urls import path

from . import views

app_name = "phone"

urlpatterns = [
    path("cs/", views.home, name="home"),
    path("cs/doan-vien/", views.members, name="members"),
    path("cs/bao-cao/<int:report_id>/", views.report, name="report"),
    path("cs/ghi/", views.capture, name="capture"),
    path("cs/gui/", views.send, name="send"),
    path("cs/sang-kien/", views.idea, name="idea"),
    path("cs/sang-kien/gui/", views.send_idea, name="send_idea"),
    path("cs/khoa/", views.key, name="key"),
    path("cs/worker.js", views.worker, name="worker"),
]
