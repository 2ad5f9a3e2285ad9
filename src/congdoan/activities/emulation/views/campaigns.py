"""Campaigns, who registered and what they lack, proposals and awards."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.emulation import queries, services
from congdoan.activities.emulation.forms import campaigns as asked
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.organisations import queries as organisations

from .asking import perform

CAMPAIGNS = ("Phong trào", "/3-thi-dua/phong-trao/")
AWARDS = ("Khen thưởng", "/3-thi-dua/khen-thuong/")
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@doors.page
def campaigns(request: HttpRequest) -> HttpResponse:
    """Show the campaigns that reach one's units."""
    by, on = doors.actor_id(request), doors.as_of(request)
    guard.require_somewhere(by, "emulation.read", on=doors.today())
    rows = [(one, one.is_open(on)) for one in queries.campaigns(by, on=on)]
    may = access.may_somewhere(by, "emulation.launch_campaign", on=doors.today())
    return render(request, "emulation/campaigns.html", {"here": CAMPAIGNS[0], "rows": rows, "may_launch": may})


@require_GET
@doors.page
def campaign(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Show one campaign: its goals and how far it has come, who may be proposed now and what is missing."""
    by, on, found = doors.actor_id(request), doors.as_of(request), _campaign_or_404(request, campaign_id)
    lines = queries.progress(found, on=on)
    acts = ("register_for_campaign", "propose_award", "decide_award")
    context = {
        "here": found.name,
        "crumbs": [CAMPAIGNS],
        "found": found,
        "is_open": found.is_open(doors.today()),
        "lines": lines,
        "goals": found.against_goals(sum(one.recognised for one in lines), sum(one.benefit for one in lines)),
        "me": by,
        "candidates": queries.candidates(campaign_id, on=on),
        "may": {act: access.may_somewhere(by, f"emulation.{act}", on=doors.today()) for act in acts},
    }
    return render(request, "emulation/campaign.html", context)


@require_GET
@doors.page
def campaign_book(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Give a campaign's results and candidates as a workbook."""
    found = _campaign_or_404(request, campaign_id)
    content = queries.campaign_book(found, on=doors.as_of(request), made_by=doors.actor_id(request))
    return HttpResponse(
        content, content_type=EXCEL, headers={"Content-Disposition": f'attachment; filename="phong-trao-{campaign_id}.xlsx"'}
    )


@require_GET
@doors.page
def campaign_paper(request: HttpRequest, campaign_id: int, unit: str, paper: str) -> HttpResponse:
    """Print what a unit proposes in a campaign: the letter with its list, or the minutes of the meeting."""
    found = _campaign_or_404(request, campaign_id)
    known = organisations.by_code([unit]).get(unit) if "\x00" not in unit else None
    if known is None or paper not in queries.PROPOSAL_PAPERS:
        raise Http404
    guard.require(doors.actor_id(request), "emulation.read", at=known.pk, on=doors.today())
    content = queries.proposal_paper(found, known.pk, paper, on=doors.today())
    if content is None:
        raise Http404
    return _pdf(content, f"{paper}-{campaign_id}")


@require_GET
@doors.page
def merits(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Print the report of merits of a proposal."""
    known = queries.proposal(proposal_id) if proposal_id < 2**63 else None
    if known is None:
        raise Http404
    guard.require(doors.actor_id(request), "emulation.read", at=known[0].unit_id, on=doors.today())
    return _pdf(queries.merits_paper(*known, on=doors.today()), f"bao-cao-thanh-tich-{proposal_id}")


@require_GET
@doors.page
def awards(request: HttpRequest) -> HttpResponse:
    """Show the awards within reach."""
    by = doors.actor_id(request)
    guard.require_somewhere(by, "emulation.read", on=doors.today())
    may = access.may_somewhere(by, "emulation.record_award", on=doors.today())
    context = {"here": AWARDS[0], "rows": queries.awards(on=doors.as_of(request)), "may_record": may}
    return render(request, "emulation/awards.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def launch_campaign(request: HttpRequest) -> HttpResponse:
    """Launch a campaign."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "emulation.launch_campaign", on=on)
    start = {"starts_on": date(on.year, 1, 1), "ends_on": date(on.year, 12, 31), "register_by": on}
    form = asked.CampaignForm(request.POST or None, initial=start, units=_units(by), catalogue=queries.catalogue(on=on))
    return perform(
        request, form, lambda: services.launch_campaign(by=by, on=on, **form.cleaned_data), heading="Phát động phong trào",
        words="Phát động", done="Đã phát động; các đơn vị trực thuộc đăng ký được.", crumbs=[CAMPAIGNS],
        back=lambda made: reverse("emulation:campaign", args=[made]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def register_for_campaign(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Register a union or a member for titles."""
    by, on, found = doors.actor_id(request), doors.today(), _campaign_or_404(request, campaign_id)
    guard.require_somewhere(by, "emulation.register_for_campaign", on=on)
    back = reverse("emulation:campaign", args=[campaign_id])
    if not found.is_open(on):
        messages.error(request, f"Hạn đăng ký là {found.register_by:%d/%m/%Y}, nay đã hết hạn.")
        return redirect(back)
    form = asked.RegistrationForm(request.POST or None, units=_units(by), titles=queries.title_choices(on=on))
    return perform(
        request, form, lambda: services.register_for_campaign(by=by, campaign_id=campaign_id, on=on, **form.cleaned_data),
        heading="Đăng ký thi đua", words="Đăng ký", done="Đã đăng ký.", back=back, crumbs=[CAMPAIGNS, (found.name, back)],
        detail=f"{found.name}, hạn đăng ký {found.register_by:%d/%m/%Y}",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def propose_award(request: HttpRequest, registration_id: int) -> HttpResponse:
    """Propose who registered for a title."""
    by, on = doors.actor_id(request), doors.today()
    row = queries.registration(registration_id) if registration_id < 2**63 else None
    if row is None:
        raise Http404
    guard.require(by, "emulation.propose_award", at=row.unit_id, on=on)
    known = queries.titles(on=on)
    start = {"year": min(row.campaign.ends_on.year, on.year), "title": request.GET.get("danh_hieu", "")}
    form = asked.ProposalForm(
        request.POST or None, initial=start, titles=[(one, known[one].name if one in known else one) for one in row.titles]
    )
    back = reverse("emulation:campaign", args=[row.campaign_id])
    return perform(
        request, form, lambda: services.propose_award(by=by, registration_id=registration_id, on=on, **form.cleaned_data),
        heading=f"Đề nghị khen: {row.subject}", words="Đề nghị", done="Đã đề nghị; người khác quyết định.", back=back,
        crumbs=[CAMPAIGNS, (row.campaign.name, back)], detail="Điều kiện được kiểm theo sổ; chỗ nào còn thiếu thì ghi lý do.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def decide_award(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Write down what was decided of a proposal."""
    by, on = doors.actor_id(request), doors.today()
    known = queries.proposal(proposal_id) if proposal_id < 2**63 else None
    if known is None:
        raise Http404
    row, title = known
    guard.require(by, "emulation.decide_award", at=row.unit_id, on=on)
    back = reverse("emulation:campaign", args=[row.registration.campaign_id])
    if row.proposed_by == by or row.state != "proposed":
        messages.error(request, "Người đề nghị không tự quyết định." if row.state == "proposed" else "Đề nghị này đã có quyết định.")
        return redirect(back)
    form = asked.AwardDecisionForm(request.POST or None, initial={"decided_on": on})
    return perform(
        request, form, lambda: services.decide_award(by=by, proposal_id=proposal_id, on=on, **form.cleaned_data),
        heading=f"{title.name}: {row.registration.subject}", words="Ghi quyết định", done="Đã ghi quyết định.", back=back,
        crumbs=[CAMPAIGNS, (row.registration.campaign.name, back)],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def record_award(request: HttpRequest) -> HttpResponse:
    """Write down an award from before."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "emulation.record_award", on=on)
    form = asked.AwardForm(request.POST or None, initial={"year": on.year - 1}, units=_units(by), titles=queries.title_choices(on=on))
    return perform(
        request, form, lambda: services.record_award(by=by, on=on, **form.cleaned_data), heading="Ghi danh hiệu đã có",
        words="Ghi danh hiệu", done="Đã ghi; tính vào số năm liên tục.", back=AWARDS[1], crumbs=[AWARDS],
    )  # fmt: skip


def _units(by: int) -> list[tuple[int, str]]:
    return [(one.id, one.name) for one in organisations.units_of(by, on=doors.today())]


def _campaign_or_404(request: HttpRequest, campaign_id: int) -> queries.CampaignRow:
    guard.require_somewhere(doors.actor_id(request), "emulation.read", on=doors.today())
    found = queries.campaign(campaign_id) if campaign_id < 2**63 else None
    if found is None:
        raise Http404
    return found


def _pdf(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
