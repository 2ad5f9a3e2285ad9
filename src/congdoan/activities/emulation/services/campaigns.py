"""Campaigns are launched by a document, unions and members register in time; who registered is proposed, another person decides."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction

from congdoan.activities.emulation.models import Award, AwardProposal, Campaign, Registration
from congdoan.activities.emulation.queries import campaigning
from congdoan.activities.emulation.rules.awards import lacking
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.members import queries as members

from .refusals import AwardUnfit, CampaignUnfit, RegistrationUnfit, UnknownCampaign, UnknownProposal
from .texts import Told

LARGEST = 10**17


@transaction.atomic
def launch_campaign(
    *, by: int, unit_id: int, name: str, document: str, starts_on: date, ends_on: date, register_by: date, on: date, catalogue: str = "",
    criteria: str = "", goal_initiatives: int | None = None, goal_benefit: int | None = None,
) -> int:  # fmt: skip
    """Launch a campaign of a unit under its document, with the last day to register and its goals; everybody below reads it.

    :raises NotAllowed: the actor may not launch campaigns here
    :raises CampaignUnfit: everything that is wrong, at once
    """
    access.require(by, "emulation.launch_campaign", at=unit_id, on=on)
    told = Told()
    facts = {
        "name": told.line("tên phong trào", name, 300), "document": told.line("văn bản phát động", document, 200),
        "criteria": told.text("tiêu chí", criteria, 3000, is_needed=False),
    }  # fmt: skip
    for words, day in (("từ ngày", starts_on), ("đến ngày", ends_on), ("hạn đăng ký", register_by)):
        told.day(words, day, last=date(2999, 12, 31))
    if not starts_on <= ends_on or register_by > ends_on:
        told.faults.append("ngày kết thúc không trước ngày bắt đầu và hạn đăng ký")
    if catalogue and catalogue not in campaigning.catalogue(on=on):
        told.faults.append(f"không có phong trào “{catalogue[:40]}” trong danh mục")
    if not 0 <= (goal_initiatives or 0) <= 10**9 or not 0 <= (goal_benefit or 0) <= LARGEST:
        told.faults.append("chỉ tiêu là số không âm")
    if told.faults:
        raise CampaignUnfit(first="; ".join(told.faults), faults=told.faults)
    one = Campaign(
        unit_id=unit_id, catalogue=catalogue, starts_on=starts_on, ends_on=ends_on, register_by=register_by,
        goal_initiatives=goal_initiatives, goal_benefit=goal_benefit, launched_by=by, **facts,
    )  # fmt: skip
    Campaign.objects.bulk_create([one])
    audit.record(by, "emulation.launch_campaign", at=unit_id, campaign=one.pk, name=one.name, document=one.document)
    return int(one.pk)


@transaction.atomic
def register_for_campaign(
    *, by: int, campaign_id: int, unit_id: int, titles: Sequence[str], on: date, membership_id: int | None = None
) -> int:
    """Register a union, or one of its members, for titles of a campaign; in time, and once. Return the registration's id.

    :raises UnknownCampaign: there is none that the unit stands under
    :raises NotAllowed: the actor may not register here
    :raises RegistrationUnfit: too late, no such title, no such member, or registered already
    """
    campaign = Campaign.objects.filter(pk=campaign_id).first()
    above = [unit_id, *access_queries.ancestors([unit_id], on=on).get(unit_id, [])]
    if campaign is None or campaign.unit_id not in above:
        raise UnknownCampaign(campaign=campaign_id)
    access.require(by, "emulation.register_for_campaign", at=unit_id, on=on)
    known = campaigning.titles(on=on)
    member = members.membership(membership_id) if membership_id is not None else None
    faults = [f"không có danh hiệu “{one[:40]}”" for one in titles if one not in known]
    if not titles:
        faults.append("chọn ít nhất một danh hiệu")
    if on > campaign.register_by:
        faults.append(f"hạn đăng ký là {campaign.register_by:%d/%m/%Y}")
    if membership_id is not None and (member is None or member.unit_id != unit_id):
        faults.append("không có đoàn viên này ở đơn vị")
    if Registration.objects.filter(campaign=campaign, unit_id=unit_id, membership=membership_id).exists():
        faults.append("đã đăng ký rồi")
    if faults:
        raise RegistrationUnfit(first="; ".join(faults), faults=faults)
    subject = member.full_name if member else access_queries.branch_names([unit_id])[unit_id][1]
    facts = {"titles": sorted(set(titles)), "subject": subject[:300], "registered_on": on, "registered_by": by}
    row = Registration(campaign=campaign, unit_id=unit_id, membership_id=membership_id, **facts)
    Registration.objects.bulk_create([row])
    audit.record(by, "emulation.register_for_campaign", at=unit_id, campaign=campaign_id, registration=row.pk, titles=facts["titles"])
    return int(row.pk)


@transaction.atomic
def propose_award(*, by: int, registration_id: int, title: str, year: int, merits: str, on: date, because: str = "") -> int:
    """Propose who registered for a title for a year, with the merits; what is lacking asks for a reason. Return the proposal's id.

    :raises AwardUnfit: not registered for it, no merits, proposed already, or something is lacking and no reason was given
    :raises NotAllowed: the actor may not propose here
    """
    row = Registration.objects.select_related("campaign").filter(pk=registration_id).first()
    if row is None:
        raise AwardUnfit(first="không đăng ký thì không được đề nghị: không có đăng ký này", faults=[])
    access.require(by, "emulation.propose_award", at=row.unit_id, on=on)
    told = Told()
    facts = {"merits": told.text("báo cáo thành tích", merits, 3000), "because": told.line("lý do", because, 500, is_needed=False)}
    if title not in row.titles:
        told.faults.append("không đăng ký danh hiệu này thì không được đề nghị")
    if not 1990 <= year <= on.year:
        told.faults.append(f"năm từ 1990 đến {on.year}")
    if AwardProposal.objects.filter(registration=row, title=title, year=year).exists():
        told.faults.append("đã đề nghị rồi")
    checks = campaigning.check(row, title, year=year, on=on) if not told.faults else []
    if (missing := lacking(checks)) and not facts["because"]:
        told.faults += [*missing, "ghi lý do nếu vẫn đề nghị"]
    if told.faults:
        raise AwardUnfit(first="; ".join(told.faults), faults=told.faults)
    kept = [[one.words, one.state, one.told] for one in checks]
    made = AwardProposal(
        registration=row, unit_id=row.unit_id, title=title, year=year, checks=kept, proposed_on=on, proposed_by=by, **facts
    )
    AwardProposal.objects.bulk_create([made])
    audit.record(by, "emulation.propose_award", at=row.unit_id, proposal=made.pk, title=title, year=year, lacking=missing)
    return int(made.pk)


@transaction.atomic
def decide_award(*, by: int, proposal_id: int, outcome: str, decision: str, decided_on: date, on: date) -> None:
    """Write down what was decided of a proposal, by another person than who proposed; granted, it becomes an award.

    :raises UnknownProposal: none within reach that waits
    :raises NotAllowed: the actor may not decide here
    :raises AwardUnfit: proposed by the same person, no number, or no such outcome
    """
    row = (
        AwardProposal.objects.select_for_update(of=("self",))
        .select_related("registration")
        .filter(pk=proposal_id, state="proposed")
        .first()
    )
    if row is None:
        raise UnknownProposal(proposal=proposal_id)
    access.require(by, "emulation.decide_award", at=row.unit_id, on=on)
    told = Told()
    number = told.line("số quyết định", decision, 120)
    day = told.day("ngày quyết định", decided_on, last=on)
    if outcome not in ("granted", "declined"):
        told.faults.append("chọn tặng hoặc không tặng")
    if row.proposed_by == by:
        told.faults.append("người đề nghị không tự quyết định")
    if told.faults:
        raise AwardUnfit(first="; ".join(told.faults), faults=told.faults)
    AwardProposal.objects.filter(pk=row.pk).update(state=outcome, decision=number, decided_on=day, decided_by=by)
    if outcome == "granted":
        _award(row.unit_id, row.registration.membership_id, row.registration.subject, row.title, row.year, number, by, row.pk)
    audit.record(by, "emulation.decide_award", at=row.unit_id, proposal=row.pk, outcome=outcome, decision=number)


@transaction.atomic
def record_award(*, by: int, unit_id: int, title: str, year: int, decision: str, on: date, membership_id: int | None = None) -> int:
    """Write down a title or award from before, under its decision, so that the years count. Return its id.

    :raises NotAllowed: the actor may not record awards here
    :raises AwardUnfit: no such title, year, member or number; or known already
    """
    access.require(by, "emulation.record_award", at=unit_id, on=on)
    told = Told()
    number = told.line("số quyết định", decision, 120)
    member = members.membership(membership_id) if membership_id is not None else None
    if title not in campaigning.titles(on=on):
        told.faults.append(f"không có danh hiệu “{title[:40]}”")
    if not 1990 <= year <= on.year:
        told.faults.append(f"năm từ 1990 đến {on.year}")
    if membership_id is not None and (member is None or member.unit_id != unit_id):
        told.faults.append("không có đoàn viên này ở đơn vị")
    if told.faults:
        raise AwardUnfit(first="; ".join(told.faults), faults=told.faults)
    subject = member.full_name if member else access_queries.branch_names([unit_id])[unit_id][1]
    made = _award(unit_id, membership_id, subject, title, year, number, by, None)
    audit.record(by, "emulation.record_award", at=unit_id, award=made, title=title, year=year, decision=number)
    return made


def _award(
    unit_id: int, membership_id: int | None, subject: str, title: str, year: int, decision: str, by: int, proposal_id: int | None
) -> int:
    facts = {"subject": subject[:300], "title": title, "year": year, "decision": decision, "recorded_by": by}
    try:
        with transaction.atomic():
            return int(Award.objects.create(unit_id=unit_id, membership_id=membership_id, proposal_id=proposal_id, **facts).pk)
    except IntegrityError:
        raise AwardUnfit(first=f"đã có danh hiệu này năm {year}", faults=[f"đã có danh hiệu này năm {year}"]) from None
