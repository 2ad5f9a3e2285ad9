"""Addresses of dialogue, bargaining and agreements."""

from django.urls import path

from . import views

app_name = "bargaining"
ROOT = "2-doi-thoai/"
AGREEMENTS = f"{ROOT}thoa-uoc/"
AGREEMENT = f"{AGREEMENTS}<int:agreement_id>/"
TALKS = f"{ROOT}thuong-luong/"
TALK = f"{TALKS}<int:bargaining_id>/"
DIALOGUE = f"{ROOT}phien/<int:dialogue_id>/"

urlpatterns = [
    path(f"{ROOT}phien/", views.dialogues, name="dialogues"),
    path(f"{ROOT}phien/moi/", views.call_dialogue, name="call_dialogue"),
    path(DIALOGUE, views.dialogue, name="dialogue"),
    path(f"{DIALOGUE}bien-ban.pdf", views.dialogue_paper, name="dialogue_paper"),
    path(f"{DIALOGUE}ghi-viec/", views.mark_dialogue, name="mark_dialogue"),
    path(f"{DIALOGUE}bien-ban/", views.hold_dialogue, name="hold_dialogue"),
    path(f"{DIALOGUE}huy/", views.cancel_dialogue, name="cancel_dialogue"),
    path(f"{ROOT}cam-ket/<int:commitment_id>/", views.settle_commitment, name="settle_commitment"),
    path(f"{ROOT}nghia-vu/", views.duties, name="duties"),
    path(f"{ROOT}nghia-vu/ghi/", views.record_workplace_act, name="record_workplace_act"),
    path(f"{ROOT}nghia-vu/<int:act_id>/huy/", views.void_workplace_act, name="void_workplace_act"),
    path(AGREEMENTS, views.agreements, name="agreements"),
    path(f"{AGREEMENTS}moi/", views.record_agreement, name="record_agreement"),
    path(f"{AGREEMENTS}doc-tep/", views.read_agreement, name="read_agreement"),
    path(f"{AGREEMENTS}duoi-san/", views.under_floor, name="under_floor"),
    path(f"{AGREEMENTS}so.xlsx", views.ledger, name="ledger"),
    path(AGREEMENT, views.agreement, name="agreement"),
    path(f"{AGREEMENT}quyen-loi.pdf", views.leaflet, name="leaflet"),
    path(f"{AGREEMENT}gui-co-quan.pdf", views.authority_letter, name="authority_letter"),
    path(f"{AGREEMENT}toan-van.pdf", views.agreement_text, {"kind": "pdf"}, name="agreement_text"),
    path(f"{AGREEMENT}toan-van.docx", views.agreement_text, {"kind": "docx"}, name="agreement_word"),
    path(f"{AGREEMENT}dieu-khoan/", views.amend_clauses, name="amend_clauses"),
    path(f"{AGREEMENT}ghi-viec/", views.mark_agreement, name="mark_agreement"),
    path(f"{AGREEMENT}keo-dai/", views.extend_agreement, name="extend_agreement"),
    path(f"{AGREEMENT}mo-rong/", views.ask_widening, name="ask_widening"),
    path(f"{AGREEMENTS}mo-rong/<int:widening_id>/", views.settle_widening, name="settle_widening"),
    path(f"{AGREEMENTS}mo-rong/<int:widening_id>.pdf", views.widening_letter, name="widening_letter"),
    path(f"{AGREEMENT}cham-dut/", views.end_agreement, name="end_agreement"),
    path(f"{AGREEMENT}cham-diem/", views.grade_agreement, name="grade_agreement"),
    path(TALKS, views.bargainings, name="bargainings"),
    path(f"{TALKS}moi/", views.request_bargaining, name="request_bargaining"),
    path(TALK, views.bargaining, name="bargaining"),
    path(f"{TALK}bien-ban.pdf", views.bargaining_paper, {"kind": "bien-ban"}, name="bargaining_paper"),
    path(f"{TALK}yeu-cau-thong-tin.pdf", views.bargaining_paper, {"kind": "thong-tin"}, name="information_request"),
    path(f"{TALK}lay-y-kien.pdf", views.bargaining_paper, {"kind": "lay-y-kien"}, name="bargaining_poll_paper"),
    path(f"{TALK}du-thao.pdf", views.draft_text, {"kind": "pdf"}, name="draft_text"),
    path(f"{TALK}du-thao.docx", views.draft_text, {"kind": "docx"}, name="draft_word"),
    path(f"{TALK}bieu-quyet.pdf", views.ballot_minutes, name="ballot_minutes"),
    path(f"{TALK}danh-sach-ky.pdf", views.signature_list, name="signature_list"),
    path(f"{TALK}to-thuong-luong/", views.write_team_decision, name="write_team_decision"),
    path(f"{TALK}xin-y-kien/", views.write_review_letter, name="write_review_letter"),
    path(f"{TALK}ghi-viec/", views.mark_bargaining, name="mark_bargaining"),
    path(f"{TALK}lay-y-kien/", views.record_poll, name="record_poll"),
    path(f"{TALK}phieu/", views.open_poll, name="open_poll"),
    path(f"{TALKS}phieu/<int:poll_id>.pdf", views.poll_slips, name="poll_slips"),
    path(f"{TALKS}phieu/<int:poll_id>/dong/", views.close_poll, name="close_poll"),
    path("y-kien/", views.slip_code, name="slip_code"),
    path("y-kien/<str:code>/", views.answer_slip, name="answer_slip"),
    path(f"{TALK}phien/", views.hold_session, name="hold_session"),
    path(f"{TALK}bieu-quyet/", views.record_ballot, name="record_ballot"),
    path(f"{TALK}ky/", views.sign_bargaining, name="sign_bargaining"),
    path(f"{TALK}khong-thanh/", views.fail_bargaining, name="fail_bargaining"),
]
