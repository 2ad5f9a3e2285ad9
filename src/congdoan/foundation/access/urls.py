from django.urls import path

from . import views

app_name = "access"

urlpatterns = [
    path("he-thong/quyen/", views.people, name="people"),
    path("he-thong/quyen/them/", views.create_actor, name="create_actor"),
    path("he-thong/quyen/<int:actor_id>/giao/", views.grant, name="grant"),
    path("he-thong/quyen/ket-thuc/<int:grant_id>/", views.end_grant, name="end_grant"),
    path("lien-ket/<str:code>/", views.issue_link, name="issue_link"),
    path("lien-ket/<str:code>/thu-hoi/<int:link_id>/", views.revoke_link, name="revoke_link"),
    path("he-thong/nhat-ky/", views.record, name="record"),
    path("toi/mat-khau/", views.set_password, name="set_password"),
]
