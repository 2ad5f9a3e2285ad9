"""Addresses of documents: the book of incoming ones, outgoing ones."""

from django.urls import path

from . import views

app_name = "documents"
BOOK = "6-van-ban/den/"
ONE = f"{BOOK}<int:document_id>/"
OUTGOING = "6-van-ban/van-ban-di/"
ASKED = "6-van-ban/y-kien/"
CASES = "6-van-ban/ho-so/"
CASE = f"{CASES}<int:case_id>/"
OUT = f"{OUTGOING}<int:outgoing_id>/"

urlpatterns = [
    path(BOOK, views.incoming, name="incoming"),
    path(f"{BOOK}nhan/", views.receive_document, name="receive_document"),
    path(f"{BOOK}so-<int:year>-<str:code>.<str:kind>", views.export_incoming, name="export_incoming"),
    path(f"{BOOK}theo-doi-<int:year>-<str:code>.<str:kind>", views.export_follow_up, name="export_follow_up"),
    path(ONE, views.incoming_document, name="incoming_document"),
    path(f"{ONE}tep", views.document_file, name="document_file"),
    path(f"{ONE}chuyen/", views.pass_on_document, name="pass_on_document"),
    path(f"{ONE}giai-quyet/", views.handle_document, name="handle_document"),
    path(f"{ONE}sao/", views.copy_arrival, name="copy_arrival"),
    path(f"{ONE}ho-so/", views.file_arrival, name="file_arrival"),
    path(f"{ONE}bo-so/", views.void_arrival, name="void_arrival"),
    path(f"{BOOK}de-xuat/<int:proposed_id>/", views.decide_proposal, name="decide_proposal"),
    path(f"{BOOK}de-xuat/<int:proposed_id>/hoan-tac/", views.undo_decision, name="undo_decision"),
    path(f"{ONE}xac-nhan-nguyen-van/", views.confirm_sure, name="confirm_sure"),
    path(OUTGOING, views.outgoing, name="outgoing"),
    path(f"{OUTGOING}soan/", views.draft_document, name="draft_document"),
    path(f"{OUTGOING}cach-danh-so/", views.set_numbering, name="set_numbering"),
    path(f"{OUTGOING}dia-chi-thu/", views.set_unit_address, name="set_unit_address"),
    path(f"{OUTGOING}dia-chi-thu-cua-toi/", views.set_own_address, name="set_own_address"),
    path(f"{OUTGOING}hinh-chu-ky/", views.keep_hand_picture, name="keep_hand_picture"),
    path(f"{OUTGOING}hinh-dau/", views.keep_seal_picture, name="keep_seal_picture"),
    path(f"{OUTGOING}so-khong-cap/", views.skip_numbers, name="skip_numbers"),
    path(f"{OUTGOING}so-dang-ky/<str:code>/<int:year>.<str:kind>", views.export_outgoing, name="export_outgoing"),
    path(f"{OUTGOING}so-ban-sao/<str:code>/<int:year>.<str:kind>", views.export_copies, name="export_copies"),
    path(OUT, views.document, name="document"),
    path(f"{OUT}trang/<int:place>.png", views.page_picture, name="page_picture"),
    path(f"{OUT}tep/<int:place>.pdf", views.outgoing_file, name="outgoing_file"),
    path(f"{OUT}word/", views.document_word, name="document_word"),
    path(f"{OUT}sao/", views.draft_copy, name="draft_copy"),
    path(f"{OUT}ho-so/", views.file_document, name="file_document"),
    path(f"{OUT}sua/", views.rewrite_document, name="rewrite_document"),
    path(f"{OUT}gop-y/", views.comment_document, name="comment_document"),
    path(f"{OUT}lay-y-kien/", views.ask_comments, name="ask_comments"),
    path(f"{OUT}y-kien.<str:kind>", views.export_comments, name="export_comments"),
    path(f"{OUT}trinh/", views.submit_document, name="submit_document"),
    path(f"{OUT}duyet/", views.approve_document, name="approve_document"),
    path(f"{OUT}tra-lai/", views.return_document, name="return_document"),
    path(f"{OUT}huy/", views.void_document, name="void_document"),
    path(f"{OUT}ky/", views.sign_document, name="sign_document"),
    path(f"{OUT}nhan-ban-ky/", views.keep_signed_document, name="keep_signed_document"),
    path(f"{OUT}phat-hanh/", views.issue_document, name="issue_document"),
    path(f"{OUT}cong-khai/", views.publish_document, name="publish_document"),
    path(f"{OUT}go-cong-khai/", views.unpublish_document, name="unpublish_document"),
    path(f"{OUT}thay-doi/", views.change_document, name="change_document"),
    path(ASKED, views.comment_requests, name="comment_requests"),
    path(f"{ASKED}<int:request_id>/", views.comment_draft, name="comment_draft"),
    path(f"{ASKED}<int:request_id>/trang/<int:place>.png", views.asked_picture, name="asked_picture"),
    path(f"{ASKED}tra-loi/<int:comment_id>/", views.answer_comment, name="answer_comment"),
    path(CASES, views.case_files, name="case_files"),
    path(f"{CASES}danh-muc/", views.decide_case_list, name="decide_case_list"),
    path(f"{CASES}danh-muc-<int:year>-<str:code>.pdf", views.export_case_list, name="export_case_list"),
    path(f"{CASES}goi-<int:year>-<str:code>.zip", views.export_year_package, name="export_year_package"),
    path(f"{CASES}mo/", views.open_case_file, name="open_case_file"),
    path(f"{CASES}nop-luu/", views.hand_over_case_files, name="hand_over_case_files"),
    path(f"{CASES}nop-luu/<int:handover_id>.pdf", views.export_case_handover, name="export_case_handover"),
    path(f"{CASES}su-dung-<int:year>-<str:code>.<str:kind>", views.export_case_uses, name="export_case_uses"),
    path(f"{CASES}rut/<int:paper_id>/", views.take_out_paper, name="take_out_paper"),
    path(f"{CASES}nhan-lai/<int:use_id>/", views.take_back_case_file, name="take_back_case_file"),
    path(CASE, views.case_file, name="case_file"),
    path(f"{CASE}tai-lieu/", views.file_paper, name="file_paper"),
    path(f"{CASE}ket-thuc/", views.close_case_file, name="close_case_file"),
    path(f"{CASE}mo-lai/", views.reopen_case_file, name="reopen_case_file"),
    path(f"{CASE}muc-luc.pdf", views.export_case_contents, name="export_case_contents"),
    path(f"{CASE}goi.zip", views.export_case_package, name="export_case_package"),
    path(f"{CASE}muon/", views.lend_case_file, name="lend_case_file"),
    path("6-van-ban/vien-dan/", views.cited, name="cited"),
    path("6-van-ban/vien-dan/<int:cited_id>/", views.cited_document, name="cited_document"),
    path("6-van-ban/gui-toi/", views.received, name="received"),
    path("6-van-ban/gui-toi/<int:delivery_id>/mo/", views.open_document, name="open_document"),
]
