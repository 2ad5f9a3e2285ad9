"""One founding and what is done for it, step by step."""

from datetime import timedelta
from fractions import Fraction
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.grassroots import queries, rules, services
from congdoan.activities.grassroots.forms import asked
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.documents import queries as documents
from congdoan.people.officers import queries as officers
from congdoan.people.organisations import queries as organisations

from .asking import FOUNDINGS, founding_or_404, on_founding, perform

ACTS = [f"grassroots.{name}" for name in services.__all__]


@require_GET
@doors.page
def founding(request: HttpRequest, founding_id: int) -> HttpResponse:
    """Show one founding: how far it is, what is missing, what was done, what comes next."""
    by, on, found = doors.actor_id(request), doors.as_of(request), founding_or_404(founding_id, request)
    guard.require(by, "grassroots.read", at=found.unit_id, on=doors.today())
    progress = queries.progress(founding_id)
    may = access.acts_at(by, ACTS, at=found.unit_id, on=doors.today())
    union = organisations.by_id([found.union_id]).get(found.union_id) if found.union_id else None
    context = {
        "here": found.name,
        "crumbs": [FOUNDINGS],
        "founding": found,
        "acts": queries.acts(founding_id),
        "applicants": queries.applicants(founding_id),
        "missing": rules.missing(progress) if progress else [],
        "least": queries.least_applications(_kind(found), on=found.opened_on),
        "limit": queries.time_limit(on=on),
        "document": documents.outgoing(found.document_id) if found.document_id else None,
        "union": union,
        "held": queries.held_for(found.unit_id, found.employer_id, on=on) if found.employer_id else 0,
        "is_open": found.state in rules.OPEN,
        "share": Fraction(found.applications, found.workers) if found.workers else None,
        "may": {act.split(".")[1]: is_so for act, is_so in may.items()},
    }
    return render(request, "grassroots/founding.html", context)


def _kind(found: queries.FoundingRow) -> str:
    return next(kind for kind, words in rules.KINDS.items() if words == found.kind_words)


@require_http_methods(["GET", "POST"])
@doors.page
def open_founding(request: HttpRequest) -> HttpResponse:
    """Open a founding, of an employer (`?doanh_nghiep=`) or in the informal sector."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "grassroots.open_founding", on=on)
    code = request.GET.get("doanh_nghiep", "").replace("\x00", "")[:40].upper()
    employer = organisations.by_code([code]).get(code) if code else None
    start: dict[str, Any] = {"employer": code, "next_step": "Gặp chủ doanh nghiệp", "next_due": on + timedelta(days=7)}
    if employer is not None:
        start |= {"name": f"CĐCS {employer.name}", "commune": employer.commune}
    founders = _founders(by)
    form = asked.FoundingForm(request.POST or None, initial=start, units=founders)

    def call() -> int:
        given = dict(form.cleaned_data)
        code = given.pop("employer").replace("\x00", "").strip().upper()
        body = organisations.by_code([code]).get(code) if code else None
        if code and body is None:
            raise services.UnfitFounding(why=f"không có doanh nghiệp mang mã {code} trong phạm vi của bạn")
        return services.open_founding(by=by, unit_id=given.pop("unit"), employer_id=body.id if body else None, on=on, **given)

    return perform(
        request, form, call, heading="Mở hồ sơ thành lập", words="Mở hồ sơ", done="Đã mở hồ sơ.",
        back=lambda number: reverse("grassroots:founding", args=[number]), crumbs=[FOUNDINGS],
        detail="" if founders else "Hôm nay không đơn vị nào của bạn có quyền thành lập công đoàn; công đoàn cấp trên có quyền mở hồ sơ.",
    )  # fmt: skip


def _founders(by: int) -> list[tuple[int, str]]:
    """Return the units of an actor that may found unions, as choices."""
    on = doors.today()
    units = organisations.units_of(by, on=on)
    return [(one.id, one.name) for one in units if (can := organisations.capabilities(one.kind, on=on)) and "found_union" in can.can]


@require_http_methods(["GET", "POST"])
@doors.page
def record_contact(request: HttpRequest, founding_id: int) -> HttpResponse:
    """Write down a contact and what comes next."""
    by, on = doors.actor_id(request), doors.today()
    start = {"happened_on": on, "next_due": on + timedelta(days=7)}
    return on_founding(
        request, founding_id, "record_contact", lambda: asked.ContactForm(request.POST or None, initial=start),
        lambda form: services.record_contact(by=by, founding_id=founding_id, on=on, **form.cleaned_data), heading="Tiếp xúc",
        words="Ghi tiếp xúc", done="Đã ghi.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("text")
@doors.page
def take_applications(request: HttpRequest, founding_id: int) -> HttpResponse:
    """Take the applications of workers from a list in a file, or pasted: all or none, every error told."""
    by, on = doors.actor_id(request), doors.today()

    def call(form: Any) -> object:
        drafts = [line.draft for line in form.found.lines]
        return services.take_applications(by=by, founding_id=founding_id, drafts=drafts, applied_on=form.cleaned_data["applied_on"], on=on)

    start = {"on": on, "applied_on": on}
    return on_founding(
        request, founding_id, "take_applications",
        lambda: asked.ApplicationsForm(request.POST or None, request.FILES or None, initial=start), call, heading="Nhận đơn gia nhập",
        words="Nhận đơn", done=lambda taken: f"Đã nhận {len(taken)} đơn.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def form_team(request: HttpRequest, founding_id: int) -> HttpResponse:
    """Write down the campaign committee."""
    by, on = doors.actor_id(request), doors.today()
    return on_founding(
        request, founding_id, "form_team",
        lambda: asked.TeamForm(request.POST or None, initial={"formed_on": on}, founding_id=founding_id),
        lambda form: services.form_team(by=by, founding_id=founding_id, on=on, **form.cleaned_data), heading="Ban vận động",
        words="Ghi ban vận động", done="Đã ghi ban vận động.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def record_meeting(request: HttpRequest, founding_id: int) -> HttpResponse:
    """Write down the founding meeting and its count."""
    by, on = doors.actor_id(request), doors.today()
    return on_founding(
        request, founding_id, "record_meeting",
        lambda: asked.MeetingForm(request.POST or None, initial={"held_on": on, "seats": 3}, founding_id=founding_id),
        lambda form: services.record_meeting(by=by, founding_id=founding_id, on=on, **form.cleaned_data), heading="Đại hội thành lập",
        words="Ghi biên bản đại hội", done="Đã ghi biên bản đại hội thành lập.", template="grassroots/meeting_form.html",
        rule=officers.count_rule(on=on),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def submit_dossier(request: HttpRequest, founding_id: int) -> HttpResponse:
    """Record that a whole dossier asks for the recognition."""
    by, on = doors.actor_id(request), doors.today()
    return on_founding(
        request, founding_id, "submit_dossier", lambda: asked.DossierForm(request.POST or None, initial={"submitted_on": on}),
        lambda form: services.submit_dossier(by=by, founding_id=founding_id, on=on, **form.cleaned_data), heading="Nộp hồ sơ",
        words="Ghi nộp hồ sơ", done=lambda until: f"Đã ghi; hạn quyết định {until:%d/%m/%Y}.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def draft_decision(request: HttpRequest, founding_id: int) -> HttpResponse:
    """Write a draft of the decision among the outgoing documents."""
    by, on = doors.actor_id(request), doors.today()
    return on_founding(
        request, founding_id, "draft_decision", lambda: asked.DecisionForm(request.POST or None, initial={"client_key": uuid4()}),
        lambda form: services.draft_decision(by=by, founding_id=founding_id, on=on, **form.cleaned_data), heading="Quyết định công nhận",
        words="Soạn quyết định", done="Đã soạn bản thảo; mở ở Văn bản đi để bổ sung, trình và ký.",
        detail="Bản thảo vào sổ văn bản đi với tên công đoàn, số đoàn viên và Ban Chấp hành từ hồ sơ. Mẫu quyết định chưa đối chiếu.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def recognise_union(request: HttpRequest, founding_id: int) -> HttpResponse:
    """Let the union stand from the day of the signed decision."""
    by, on = doors.actor_id(request), doors.today()
    return on_founding(
        request, founding_id, "recognise_union", lambda: asked.RecogniseForm(request.POST or None),
        lambda form: services.recognise_union(by=by, founding_id=founding_id, on=on, **form.cleaned_data), heading="Công nhận",
        words="Công nhận công đoàn", done=lambda made: f"Đã công nhận: {made.members} đoàn viên, {made.seats} ủy viên Ban Chấp hành.",
        detail="Công đoàn có từ ngày quyết định: vào cây tổ chức, doanh nghiệp về dưới công đoàn, người nộp đơn thành đoàn viên.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def close_founding(request: HttpRequest, founding_id: int) -> HttpResponse:
    """Give a founding up."""
    by, on = doors.actor_id(request), doors.today()
    return on_founding(
        request, founding_id, "close_founding", lambda: asked.ReasonForm(request.POST or None),
        lambda form: services.close_founding(by=by, founding_id=founding_id, on=on, **form.cleaned_data), heading="Dừng hồ sơ",
        words="Dừng hồ sơ", done="Đã dừng; hồ sơ còn trong lịch sử, có thể mở hồ sơ mới.",
    )  # fmt: skip
