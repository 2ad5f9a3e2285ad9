from django.urls import path

from . import views
from .context_processors.menu import TASKS

app_name = "office"

urlpatterns = [
    path("", views.entrance, name="entrance"),
    path("dang-nhap/", views.sign_in, name="sign_in"),
    path("dang-xuat/", views.sign_out, name="sign_out"),
    path("ban-lam-viec/", views.home, name="home"),
    path("he-thong/viec-nen/<int:job_id>/", views.job, name="job"),
    path("he-thong/mau-trang-thai/", views.states, name="states"),
    path("vi-sao/mau/", views.sample_evidence, name="sample_evidence"),
    *(
        path(task.prefix.removeprefix("/"), views.task, {"number": task.number}, name=f"task_{task.number}")
        for task in TASKS
        if task.number != 4  # there the first page itself stands
    ),
]
