"""Addresses of programmes, tasks, targets and reports."""

from django.urls import path

from . import views

app_name = "programmes"
LIST = "1-nghi-quyet/chuong-trinh/"
ONE = f"{LIST}<int:programme_id>/"
TASKS = "1-nghi-quyet/nhiem-vu/"
TASK = f"{TASKS}<int:task_id>/"
TARGET = "1-nghi-quyet/chi-tieu/<int:target_id>/"
REPORTS = "1-nghi-quyet/bao-cao/"
REQUEST = f"{REPORTS}<int:request_id>/"
REPORT = f"{REPORTS}don-vi/<int:report_id>/"
OPINION = "1-nghi-quyet/y-kien/<int:opinion_id>/"
REVIEW = "1-nghi-quyet/so-ket/<int:review_id>/"

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
    path(f"{ONE}lay-y-kien/", views.open_consultation, name="open_consultation"),
    path(f"{ONE}y-kien/", views.opinions, name="opinions"),
    path(f"{ONE}het-y-kien/", views.close_consultation, name="close_consultation"),
    path(OPINION, views.opinion, name="opinion"),
    path(f"{OPINION}gop/", views.tell_opinion, name="tell_opinion"),
    path(f"{OPINION}tra-loi/", views.answer_opinion, name="answer_opinion"),
    path(f"{ONE}so-ket/", views.review_programme, name="review_programme"),
    path(f"{ONE}mo-lai/", views.reopen_programme, name="reopen_programme"),
    path(REVIEW, views.review, name="review"),
    path(f"{REVIEW}van-ban/", views.write_review, name="write_review"),
    path(f"{ONE}cong-khai/", views.publish_programme, name="publish_programme"),
    path(f"{ONE}go-cong-khai/", views.unpublish_programme, name="unpublish_programme"),
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
    path("1-nghi-quyet/nhac-viec/", views.reminders, name="reminders"),
    path(REPORTS, views.reports, name="reports"),
    path(f"{REPORTS}yeu-cau/", views.open_report_request, name="open_report_request"),
    path(REQUEST, views.report_request, name="report_request"),
    path(f"{REQUEST}so/<str:code>/", views.report_figure, name="report_figure"),
    path(f"{REQUEST}tong-hop/", views.consolidate_reports, name="consolidate_reports"),
    path(f"{REQUEST}khoa/", views.lock_reports, name="lock_reports"),
    path(f"{REQUEST}van-ban/", views.write_report, name="write_report"),
    path(REPORT, views.report, name="report"),
    path(f"{REPORT}nop/", views.submit_report, name="submit_report"),
    path(f"{REPORT}tra-lai/", views.return_report, name="return_report"),
    path(f"{REPORT}nhan/", views.accept_report, name="accept_report"),
    path(f"{REPORT}sua/", views.amend_report, name="amend_report"),
    path("1-nghi-quyet/danh-muc/", views.catalogue, name="catalogue"),
    path(TARGET, views.target, name="target"),
    path(f"{TARGET}khoa-mau-so/", views.freeze_denominator, name="freeze_denominator"),
    path("vi-sao/chi-tieu/<int:target_id>/", views.evidence, name="evidence"),
    path(f"{TARGET}bo/", views.drop_target, name="drop_target"),
    path(f"{TARGET}cam-ket/", views.commit_target, name="commit_target"),
    path(f"{TARGET}giao/", views.assign_target, name="assign_target"),
]
