"""Addresses of who comes by a signed link (the token is the address and the right in one), and of what is public."""

from django.urls import path

from . import views

app_name = "portal"
PAYER = "nop/<str:token>/"

urlpatterns = [
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
