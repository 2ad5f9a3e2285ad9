"""Addresses of procedures: for everybody, for who is signed in, for the office."""

from django.urls import path

from . import views

app_name = "procedures"
PUBLIC = "thu-tuc/"
FOLLOW = f"{PUBLIC}theo-doi/"
FOLLOWED = f"{FOLLOW}<str:mark>/"
OFFICE = "6-van-ban/thu-tuc/"
ONE = f"{OFFICE}<int:filed_id>/"

urlpatterns = [
    path(PUBLIC, views.places, name="places"),
    path(f"{PUBLIC}nop/<str:place>/<str:procedure>/", views.file_public_request, name="file_public_request"),
    path(FOLLOW, views.follow, name="follow"),
    path(FOLLOWED, views.followed, name="followed"),
    path(f"{FOLLOWED}bo-sung/", views.supply_request, name="supply_request"),
    path(f"{FOLLOWED}rut/", views.withdraw_request, name="withdraw_request"),
    path(f"{FOLLOWED}danh-gia/", views.rate_request, name="rate_request"),
    path(f"{FOLLOWED}ket-qua/", views.answer, name="answer"),
    path("toi/yeu-cau/", views.own_requests, name="own_requests"),
    path("toi/yeu-cau/nop/<str:place>/<str:procedure>/", views.file_request, name="file_request"),
    path(OFFICE, views.requests, name="requests"),
    path(f"{OFFICE}ghi/", views.take_request, name="take_request"),
    path(f"{OFFICE}noi-nhan/", views.counters, name="counters"),
    path(f"{OFFICE}noi-nhan/mo/", views.open_counter, name="open_counter"),
    path(f"{OFFICE}noi-nhan/dong/", views.close_counter, name="close_counter"),
    path(f"{OFFICE}thoi-han/", views.set_limit, name="set_limit"),
    path(f"{OFFICE}thong-ke/", views.standing, name="standing"),
    path(f"{OFFICE}thong-ke/<str:unit>/<int:year>.<str:kind>", views.export_standing, name="export_standing"),
    path(ONE, views.request_page, name="request"),
    path(f"{ONE}phieu/", views.slip, name="slip"),
    path(f"{ONE}tep/<int:paper_id>", views.paper, name="paper"),
    path(f"{ONE}tiep-nhan/", views.receive_request, name="receive_request"),
    path(f"{ONE}kiem-tra/", views.check_request, name="check_request"),
    path(f"{ONE}bo-sung/", views.ask_more, name="ask_more"),
    path(f"{ONE}tiep-tuc/", views.resume_request, name="resume_request"),
    path(f"{ONE}quyet-dinh/", views.decide_request, name="decide_request"),
    path(f"{ONE}van-ban/", views.draft_answer, name="draft_answer"),
    path(f"{ONE}tra/", views.close_request, name="close_request"),
]
