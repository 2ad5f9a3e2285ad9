"""Addresses of programmes, tasks and targets."""

from django.urls import path

from . import views

app_name = "programmes"
LIST = "1-nghi-quyet/chuong-trinh/"
ONE = f"{LIST}<int:programme_id>/"
TASKS = "1-nghi-quyet/nhiem-vu/"
TASK = f"{TASKS}<int:task_id>/"
TARGET = "1-nghi-quyet/chi-tieu/<int:target_id>/"

urlpatterns = [
    path(LIST, views.programmes, name="programmes"),
    path(f"{LIST}soan/", views.draft_programme, name="draft_programme"),
    path(ONE, views.programme, name="programme"),
    path(f"{ONE}sua/", views.amend_programme, name="amend_programme"),
    path(f"{ONE}nhiem-vu/", views.add_task, name="add_task"),
    path(f"{ONE}trinh/", views.submit_programme, name="submit_programme"),
    path(f"{ONE}tra-lai/", views.return_programme, name="return_programme"),
    path(f"{ONE}duyet/", views.approve_programme, name="approve_programme"),
    path(f"{ONE}ban-hanh/", views.issue_programme, name="issue_programme"),
    path(f"{ONE}rut/", views.withdraw_programme, name="withdraw_programme"),
    path(f"{ONE}giao/", views.assign_programme, name="assign_programme"),
    path(f"{ONE}ke-hoach/", views.plans, name="plans"),
    path(f"{ONE}van-ban/", views.draft_paper, name="draft_paper"),
    path(f"{ONE}chi-tieu/", views.targets, name="targets"),
    path(f"{ONE}chi-tieu/them/", views.add_target, name="add_target"),
    path(TASKS, views.tasks, name="tasks"),
    path(TASK, views.task, name="task"),
    path(f"{TASK}sua/", views.amend_task, name="amend_task"),
    path(f"{TASK}bo/", views.drop_task, name="drop_task"),
    path(f"{TASK}tien-do/", views.tell_progress, name="tell_progress"),
    path(f"{TASKS}minh-chung/<int:progress_id>", views.evidence_file, name="evidence_file"),
    path("1-nghi-quyet/danh-muc/", views.catalogue, name="catalogue"),
    path(TARGET, views.target, name="target"),
    path(f"{TARGET}bo/", views.drop_target, name="drop_target"),
    path(f"{TARGET}cam-ket/", views.commit_target, name="commit_target"),
    path(f"{TARGET}giao/", views.assign_target, name="assign_target"),
]
