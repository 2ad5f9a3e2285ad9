"""Addresses of who comes by a signed link (the token is the address and the right in one), and of what is public."""

from django.urls import path

from . import views

app_name = "portal"
PAYER = "nop/<str:token>/"

urlpatterns = [
    path("cong-bo/", views.home, name="home"),
    path("chuong-trinh/", views.programmes, name="programmes"),
    path("chuong-trinh/moi.xml", views.programme_feed, name="programme_feed"),
    path("chuong-trinh/<int:programme_id>/", views.programme, name="programme"),
    path("so-lieu/", views.figures, name="figures"),
    path("so-lieu/<str:name>.csv", views.figures_csv, name="figures_csv"),
    path("so-lieu/<str:name>.json", views.figures_json, name="figures_json"),
    path("cong-khai/", views.publications, name="publications"),
    path("cong-khai/<str:code>/<int:year>/<str:kind>/", views.publication, name="publication"),
    path("sang-kien/", views.gallery, name="gallery"),
    path("sang-kien/<int:exhibit_id>/", views.exhibit, name="exhibit"),
    path("sang-kien/<int:exhibit_id>/anh/<int:place>", views.exhibit_photo, name="exhibit_photo"),
    path("van-ban/", views.documents, name="documents"),
    path("van-ban/moi.xml", views.document_feed, name="document_feed"),
    path("van-ban/<int:publication_id>/", views.document, name="document"),
    path("van-ban/<int:publication_id>/<str:kind>", views.document_file, name="document_file"),
    path("xac-minh/", views.roots, name="roots"),
    path("xac-minh/<str:mark>/", views.root, name="root"),
    path(PAYER, views.payer, name="payer"),
    path(f"{PAYER}khai/", views.declare_payroll, name="declare_payroll"),
    path(f"{PAYER}da-nhan/<int:line_id>.pdf", views.receipt, name="receipt"),
    path(f"{PAYER}nap/", views.upload_list, name="upload_list"),
]
