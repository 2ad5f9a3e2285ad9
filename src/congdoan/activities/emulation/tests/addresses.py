"""Who may open initiatives and councils, and one of each to open them with (see tests/town.py)."""

from uuid import uuid4

from congdoan.activities.emulation import queries, services
from congdoan.activities.emulation.tests.builders import PHOTO, draft

CLOSED = {
    *("submit_initiative", "resubmit_initiative", "add_file", "receive_initiative", "return_initiative", "answer_resemblance"),
    *("apply_initiative", "verify_benefit", "reward_initiative", "put_to_council", "declare_conflict", "score_initiative"),
    *("draft_decision", "decide_initiative", "open_council", "add_judge", "share_initiative", "launch_campaign"),
    *("register_for_campaign", "propose_award", "decide_award", "record_award"),
    *("record_consent", "show_initiative", "hide_initiative", "reverse_reward"),
}  # the officer's, the unions' and the council's own
NOTHING_THERE = {"certificates", "reverse_reward"}  # no initiative was recognised, nothing was paid
NARROWER = {"minutes", "campaign_paper"}  # the minutes are the council's, and everybody reads a campaign but not a union's proposal
ROWS = {"proposal_id": "emulation.AwardProposal"}
ANYBODYS = {"campaign", "campaign_book", "register_for_campaign"}  # a campaign is read by everybody


def examples(town):
    """Let the union tell two initiatives that are alike; one is put before a council of the district."""
    facts = {"by": town.by, "on": town.on}
    photo = [("anh.png", PHOTO)]
    made = [
        services.submit_initiative(
            unit_id=town.cast.union, client_key=uuid4(), draft=draft(title=f"Gá kẹp {at} của CD001"), files=photo, **facts
        )
        for at in (1, 2)
    ]
    judges = [services.JudgeDraft("console", "chair"), services.JudgeDraft("truong.nha", "member")]
    rubric = {"rubric": [("Mới", 10)], "least_sheets": 2, "pass_score": 5, "judges": judges}
    council = services.open_council(
        unit_id=town.cast.district, name="Hội đồng của CD001", decision="1/QĐ", since=town.on, **rubric, **facts
    )
    for one in made:
        services.receive_initiative(initiative_id=one, **facts)
    services.put_to_council(initiative_id=made[1], council_id=council, **facts)
    alike = queries.details(made[1], on=town.on).resemblances[0].id
    title = "emulation.title.ldtt"
    days = {"starts_on": town.on.replace(month=1, day=1), "ends_on": town.on.replace(month=12, day=31), "register_by": town.on}
    campaign = services.launch_campaign(unit_id=town.cast.district, name="Phong trào", document="KH 1", **days, **facts)
    row = services.register_for_campaign(campaign_id=campaign, unit_id=town.cast.union, titles=[title], **facts)
    proposal = services.propose_award(registration_id=row, title=title, year=town.on.year, merits="Tốt", **facts)
    return {
        "initiative_id": made[1], "council_id": council, "resemblance_id": alike, "campaign_id": campaign, "registration_id": row,
        "proposal_id": proposal, "unit": "CD001", "paper": "to-trinh", "reward_id": 10**12, "exhibit_id": 10**12,
    }  # fmt: skip
