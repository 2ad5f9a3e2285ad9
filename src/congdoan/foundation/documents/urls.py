"""Addresses of the book of incoming documents."""

from django.urls import path

from . import views

app_name = "documents"
BOOK = "6-van-ban/den/"
ONE = f"{BOOK}<int:document_id>/"

urlpatterns = [
    path(BOOK, views.incoming, name="incoming"),
    path(f"{BOOK}nhan/", views.receive_document, name="receive_document"),
    path(f"{BOOK}so-<int:year>-<str:code>.<str:kind>", views.book_file, name="book_file"),
    path(ONE, views.incoming_document, name="incoming_document"),
    path(f"{ONE}tep", views.document_file, name="document_file"),
    path(f"{ONE}chuyen/", views.pass_on_document, name="pass_on_document"),
    path(f"{ONE}bo-so/", views.void_arrival, name="void_arrival"),
    path(f"{BOOK}de-xuat/<int:proposed_id>/", views.decide_proposal, name="decide_proposal"),
]
