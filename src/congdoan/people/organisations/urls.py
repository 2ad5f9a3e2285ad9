"""Addresses of the register."""

from django.urls import path

from . import views

app_name = "organisations"
CODE = "<str:code>"

urlpatterns = [
    path("4-doan-vien/", views.unions, name="unions"),
    path("so-goc/don-vi/", views.organisations, name="organisations"),
    path("so-goc/doanh-nghiep/", views.employers, name="employers"),
    path("so-goc/tim/", views.search, name="search"),
    path("so-goc/xa-phuong/", views.communes, name="communes"),
    path("so-goc/dang-ky/", views.register_organisation, name="register_organisation"),
    path("so-goc/nhom-nop-chung/", views.register_payer_group, name="register_payer_group"),
    path("so-goc/nap/", views.load_register, name="load_register"),
    path(f"so-goc/don-vi/{CODE}/", views.unit, name="unit"),
    path(f"so-goc/doanh-nghiep/{CODE}/", views.employer, name="employer"),
    path(f"so-goc/ma/{CODE}/chuyen/", views.place, name="place"),
    path(f"so-goc/ma/{CODE}/doi-ten/", views.rename, name="rename"),
    path(f"so-goc/ma/{CODE}/ket-thuc/", views.end, name="end"),
    path(f"so-goc/ma/{CODE}/dinh-chi/", views.suspend, name="suspend"),
    path(f"so-goc/ma/{CODE}/hoat-dong-lai/", views.resume, name="resume"),
    path(f"so-goc/ma/{CODE}/tai-khoan/", views.add_account, name="add_account"),
]
