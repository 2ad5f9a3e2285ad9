"""Addresses of initiatives and councils."""

from django.urls import path

from . import views

app_name = "emulation"
LIST = "3-thi-dua/sang-kien/"
ONE = f"{LIST}<int:initiative_id>/"
COUNCILS = "3-thi-dua/hoi-dong/"
COUNCIL = f"{COUNCILS}<int:council_id>/"
CAMPAIGNS = "3-thi-dua/phong-trao/"
CAMPAIGN = f"{CAMPAIGNS}<int:campaign_id>/"
AWARDS = "3-thi-dua/khen-thuong/"

urlpatterns = [
    path(LIST, views.initiatives, name="initiatives"),
    path(f"{LIST}nop/", views.submit_initiative, name="submit_initiative"),
    path(ONE, views.initiative, name="initiative"),
    path(f"{ONE}sua/", views.resubmit_initiative, name="resubmit_initiative"),
    path(f"{ONE}tep/", views.add_file, name="add_file"),
    path(f"{ONE}tep/<int:place>", views.file, name="file"),
    path(f"{ONE}nhan/", views.receive_initiative, name="receive_initiative"),
    path(f"{ONE}tra-lai/", views.return_initiative, name="return_initiative"),
    path(f"{ONE}hoi-dong/", views.put_to_council, name="put_to_council"),
    path(f"{ONE}xung-dot/", views.declare_conflict, name="declare_conflict"),
    path(f"{ONE}cham/", views.score_initiative, name="score_initiative"),
    path(f"{ONE}quyet-dinh/", views.draft_decision, name="draft_decision"),
    path(f"{ONE}ket-luan/", views.decide_initiative, name="decide_initiative"),
    path(f"{ONE}ap-dung/", views.apply_initiative, name="apply_initiative"),
    path(f"{ONE}xac-nhan/", views.verify_benefit, name="verify_benefit"),
    path(f"{ONE}chi/", views.reward_initiative, name="reward_initiative"),
    path(f"{LIST}chi/<int:reward_id>/huy/", views.reverse_reward, name="reverse_reward"),
    path(f"{ONE}dong-y/", views.record_consent, name="record_consent"),
    path(f"{ONE}trung-bay/", views.show_initiative, name="show_initiative"),
    path(f"{ONE}thoi-trung-bay/", views.hide_initiative, name="hide_initiative"),
    path(f"{ONE}mo-ta.pdf", views.description, name="description"),
    path(f"{ONE}bien-ban.pdf", views.minutes, name="minutes"),
    path(f"{ONE}giay-chung-nhan.pdf", views.certificates, name="certificates"),
    path(f"{LIST}gan-giong/<int:resemblance_id>/", views.answer_resemblance, name="answer_resemblance"),
    path(COUNCILS, views.councils, name="councils"),
    path(f"{COUNCILS}lap/", views.open_council, name="open_council"),
    path(COUNCIL, views.council, name="council"),
    path(f"{COUNCIL}uy-vien/", views.add_judge, name="add_judge"),
    path(f"{ONE}nhan-rong/", views.share_initiative, name="share_initiative"),
    path(CAMPAIGNS, views.campaigns, name="campaigns"),
    path(f"{CAMPAIGNS}phat-dong/", views.launch_campaign, name="launch_campaign"),
    path(CAMPAIGN, views.campaign, name="campaign"),
    path(f"{CAMPAIGN}dang-ky/", views.register_for_campaign, name="register_for_campaign"),
    path(f"{CAMPAIGN}so.xlsx", views.campaign_book, name="campaign_book"),
    path(f"{CAMPAIGN}<str:unit>/<str:paper>.pdf", views.campaign_paper, name="campaign_paper"),
    path(f"{CAMPAIGNS}de-nghi/<int:registration_id>/", views.propose_award, name="propose_award"),
    path(AWARDS, views.awards, name="awards"),
    path(f"{AWARDS}ghi/", views.record_award, name="record_award"),
    path(f"{AWARDS}<int:proposal_id>/quyet-dinh/", views.decide_award, name="decide_award"),
    path(f"{AWARDS}<int:proposal_id>/thanh-tich.pdf", views.merits, name="merits"),
]
