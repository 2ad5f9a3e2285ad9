"""Addresses of inspections."""

from django.urls import path

from . import views

app_name = "inspection"
PROGRAMMES = "5-kiem-tra/chuong-trinh/"
PROGRAMME = f"{PROGRAMMES}<int:programme_id>/"
INSPECTIONS = "5-kiem-tra/cuoc/"
ONE = f"{INSPECTIONS}<int:inspection_id>/"
RECOMMENDATIONS = "5-kiem-tra/kien-nghi/"

urlpatterns = [
    path(PROGRAMMES, views.programmes, name="programmes"),
    path(f"{PROGRAMMES}lap/", views.draft_programme, name="draft_programme"),
    path(PROGRAMME, views.programme, name="programme"),
    path(f"{PROGRAMME}chon/", views.add_pick, name="add_pick"),
    path(f"{PROGRAMMES}chon/<int:pick_id>/bo/", views.drop_pick, name="drop_pick"),
    path(f"{PROGRAMME}trinh/", views.submit_programme, name="submit_programme"),
    path(f"{PROGRAMME}tra-lai/", views.return_programme, name="return_programme"),
    path(f"{PROGRAMME}duyet/", views.approve_programme, name="approve_programme"),
    path(INSPECTIONS, views.inspections, name="inspections"),
    path(f"{INSPECTIONS}mo/", views.open_inspection, name="open_inspection"),
    path(ONE, views.inspection, name="inspection"),
    path(f"{ONE}to/", views.seat_examiner, name="seat_examiner"),
    path(f"{INSPECTIONS}to/<int:examiner_id>/bo/", views.drop_examiner, name="drop_examiner"),
    path(f"{ONE}buoc/", views.record_step, name="record_step"),
    path(f"{ONE}tu-bao-cao/", views.report_oneself, name="report_oneself"),
    path(f"{ONE}rut/", views.withdraw_inspection, name="withdraw_inspection"),
    path(f"{INSPECTIONS}tep/<int:act_id>", views.step_file, name="step_file"),
    path(f"{ONE}ho-so/", views.workspace, name="workspace"),
    path(f"{ONE}chup-so/", views.take_snapshot, name="take_snapshot"),
    path(f"{INSPECTIONS}so-chup/<int:snapshot_id>", views.snapshot_package, name="snapshot_package"),
    path(f"{ONE}mau/", views.draw_sample, name="draw_sample"),
    path(f"{ONE}giay-lam-viec/", views.keep_paper, name="keep_paper"),
    path(f"{INSPECTIONS}giay-lam-viec/<int:paper_id>", views.paper_file, name="paper_file"),
    path(f"{ONE}hoi/", views.ask_question, name="ask_question"),
    path(f"{INSPECTIONS}hoi/<int:question_id>/", views.answer_question, name="answer_question"),
    path(f"{INSPECTIONS}tra-loi/<int:answer_id>", views.answer_file, name="answer_file"),
    path(f"{ONE}phat-hien/", views.record_irregularity, name="record_irregularity"),
    path("5-kiem-tra/phat-hien/<int:irregularity_id>/", views.irregularity, name="irregularity"),
    path("5-kiem-tra/phat-hien/<int:irregularity_id>/bo/", views.drop_irregularity, name="drop_irregularity"),
    path(f"{ONE}kien-nghi/", views.recommend, name="recommend"),
    path(f"{ONE}du-thao/", views.draft_conclusion, name="draft_conclusion"),
    path(f"{ONE}giai-trinh/", views.reply_to_draft, name="reply_to_draft"),
    path(f"{ONE}van-ban/", views.write_conclusion, name="write_conclusion"),
    path(f"{ONE}ket-luan/", views.issue_conclusion, name="issue_conclusion"),
    path(f"{ONE}dong/", views.close_inspection, name="close_inspection"),
    path(RECOMMENDATIONS, views.recommendations, name="recommendations"),
    path(f"{RECOMMENDATIONS}<int:recommendation_id>/", views.recommendation, name="recommendation"),
    path(f"{RECOMMENDATIONS}<int:recommendation_id>/bo/", views.drop_recommendation, name="drop_recommendation"),
    path(f"{RECOMMENDATIONS}<int:recommendation_id>/da-lam/", views.report_recommendation, name="report_recommendation"),
    path(f"{RECOMMENDATIONS}<int:recommendation_id>/xac-nhan/", views.verify_recommendation, name="verify_recommendation"),
    path(f"{RECOMMENDATIONS}tep/<int:proof_id>", views.recommendation_file, name="recommendation_file"),
    path("5-kiem-tra/so-lieu/", views.figures, name="figures"),
    path("5-kiem-tra/so-lieu/van-ban/", views.write_yearly_report, name="write_yearly_report"),
    path(f"{PROGRAMME}van-ban/", views.write_programme, name="write_programme"),
    path("5-kiem-tra/quyet-dinh/soan/", views.write_decision, name="write_decision"),
    path("5-kiem-tra/quyet-dinh/<int:decision_id>/mo/", views.open_by_decision, name="open_by_decision"),
    path(f"{ONE}soan/<str:kind>/", views.write_paper, name="write_paper"),
]
