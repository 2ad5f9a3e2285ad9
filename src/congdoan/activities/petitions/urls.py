"""Addresses of petitions and discipline; what everybody may open stands under /don-thu/."""

from django.urls import path

from . import views

app_name = "petitions"
PETITIONS = "5-kiem-tra/don-thu/"
PETITION = f"{PETITIONS}<uuid:petition_id>/"
DECISIONS = "5-kiem-tra/ky-luat/"
VISITS = "5-kiem-tra/tiep-dan/"

urlpatterns = [
    path("don-thu/", views.send_petition, name="send_petition"),
    path("don-thu/theo-doi/", views.follow, name="follow"),
    path(PETITIONS, views.petitions, name="petitions"),
    path(f"{PETITIONS}nhan/", views.receive_petition, name="receive_petition"),
    path(f"{PETITIONS}hom-thu/", views.set_box, name="set_box"),
    path(f"{PETITIONS}so/", views.register_paper, name="register_paper"),
    path(PETITION, views.petition, name="petition"),
    path(f"{PETITION}vao-so/", views.register_petition, name="register_petition"),
    path(f"{PETITION}phan-loai/", views.classify_petition, name="classify_petition"),
    path(f"{PETITION}buoc/", views.take_petition_step, name="take_petition_step"),
    path(f"{PETITION}gia-han/", views.extend_petition, name="extend_petition"),
    path(f"{PETITION}nguoi-xu-ly/", views.name_handler, name="name_handler"),
    path(f"{PETITION}danh-tinh/", views.read_denouncer, name="read_denouncer"),
    path(f"{PETITION}phieu/", views.slip, name="slip"),
    path(f"{PETITION}soan/<slug:notice>/", views.write_notice, name="write_notice"),
    path(DECISIONS, views.decisions, name="decisions"),
    path(f"{DECISIONS}ghi/", views.decide_discipline, name="decide_discipline"),
    path(f"{DECISIONS}soan/", views.write_discipline, name="write_discipline"),
    path(f"{DECISIONS}soan/<int:paper_id>/ghi/", views.record_discipline, name="record_discipline"),
    path(f"{DECISIONS}<int:discipline_id>/huy/", views.void_discipline, name="void_discipline"),
    path(VISITS, views.visits, name="visits"),
    path(f"{VISITS}ghi/", views.receive_visitor, name="receive_visitor"),
    path(f"{VISITS}<int:visit_id>/huy/", views.void_visit, name="void_visit"),
    path(f"{VISITS}lich/", views.plan_reception, name="plan_reception"),
    path(f"{VISITS}lich/<int:reception_id>/huy/", views.cancel_reception, name="cancel_reception"),
    path(f"{VISITS}so/", views.visits_paper, name="visits_paper"),
]
