"""A draft goes to the units below for their opinion; each tells its own, each is answered."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.activities.programmes import forms, queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

from .asking import crumbs, here, pressed, programme_of, rights, use_case

ANSWER_DAYS = 14


def opinion_of(request: HttpRequest, opinion_id: int, act: str = "read") -> tuple[queries.OpinionRow, dict[str, Any], int | None]:
    """Return the opinion of an address with its draft; 404 outside the visitor's reach, 403 without the right."""
    found = queries.opinion(opinion_id, on=doors.as_of(request))
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), f"programmes.{act}", at=found[0].unit_id, on=doors.today())
    return found


@require_http_methods(["GET", "POST"])
@doors.page
def open_consultation(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Ask the units below what they say of a draft."""
    found = programme_of(request, programme_id, "open_consultation")
    on = doors.today()
    form = forms.ConsultationForm(request.POST or None, initial={"due_on": on + timedelta(days=ANSWER_DAYS)})

    def call() -> tuple[str, str]:
        count = services.open_consultation(by=doors.actor_id(request), programme_id=programme_id, on=on, **form.cleaned_data)
        return reverse("programmes:opinions", args=[programme_id]), f"Đã gửi dự thảo cho {count} công đoàn cơ sở."

    return use_case(
        request, form, call, heading=f"Lấy ý kiến: {found.row.title}", words="Gửi lấy ý kiến", back=here(found)[1],
        trail=crumbs(here(found)), note="Mọi công đoàn cơ sở trực thuộc đọc được dự thảo; trong lúc hỏi dự thảo không sửa được.",
    )  # fmt: skip


@require_GET
@doors.page
def opinions(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Show who was asked about a draft, what each said and how it was answered."""
    found = programme_of(request, programme_id)
    rows, following = queries.opinions(programme_id, on=doors.as_of(request), after=doors.number(request.GET.get("sau")))
    return render(request, "programmes/opinions.html", {
        "row": found.row, "rows": rows, "next": following, "consultations": queries.consultations(programme_id),
        "may": rights(request, found.row.unit_id), "here": "Ý kiến", "crumbs": crumbs(here(found)),
    })  # fmt: skip


@require_POST
@doors.page
def close_consultation(request: HttpRequest, programme_id: int) -> HttpResponse:
    """End a consultation."""
    found = programme_of(request, programme_id, "close_consultation")

    def call() -> tuple[str, str]:
        services.close_consultation(by=doors.actor_id(request), programme_id=programme_id, on=doors.today())
        return here(found)[1], "Đã kết thúc lấy ý kiến. Sửa dự thảo theo ý kiến rồi trình."

    return pressed(request, call, back=reverse("programmes:opinions", args=[programme_id]))


@require_GET
@doors.page
def opinion(request: HttpRequest, opinion_id: int) -> HttpResponse:
    """Show a draft as a unit is asked about it, what it said, how that was answered."""
    row, draft, programme_id = opinion_of(request, opinion_id)
    tasks = [one | {"due": date.fromisoformat(one["due_on"]) if one["due_on"] else None} for one in draft["tasks"]]
    return render(request, "programmes/opinion.html", {
        "row": row, "draft": draft, "tasks": tasks, "programme_id": programme_id, "may": rights(request, row.unit_id),
        "here": f"Góp ý {row.unit_name}", "crumbs": crumbs(),
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def tell_opinion(request: HttpRequest, opinion_id: int) -> HttpResponse:
    """Tell what a unit says of a draft."""
    row, _, _ = opinion_of(request, opinion_id, "tell_opinion")
    form = forms.OpinionForm(request.POST or None)
    back = reverse("programmes:opinion", args=[opinion_id])

    def call() -> tuple[str, str]:
        services.tell_opinion(by=doors.actor_id(request), opinion_id=opinion_id, on=doors.today(), **form.cleaned_data)
        return back, f"Đã gửi góp ý tới {row.asker}."

    note = f"{row.asker} hỏi đến hết ngày {row.due_on:%d/%m/%Y}. Gửi rồi không sửa được."
    return use_case(request, form, call, heading=f"Góp ý: {row.title}", words="Gửi góp ý", back=back, trail=crumbs(), note=note)


@require_http_methods(["GET", "POST"])
@doors.page
def answer_opinion(request: HttpRequest, opinion_id: int) -> HttpResponse:
    """Answer what a unit said."""
    row, _, programme_id = opinion_of(request, opinion_id, "answer_opinion")
    guard.require(doors.actor_id(request), "programmes.answer_opinion", at=row.asker_id, on=doors.today())
    form = forms.AnswerForm(request.POST or None)
    back = reverse("programmes:opinions", args=[programme_id or 0])

    def call() -> tuple[str, str]:
        services.answer_opinion(by=doors.actor_id(request), opinion_id=opinion_id, on=doors.today(), **form.cleaned_data)
        return back, f"Đã trả lời {row.unit_name}."

    return use_case(
        request, form, call, heading=f"Trả lời {row.unit_name}", words="Trả lời", back=back, trail=crumbs(("Ý kiến", back)),
        note=f"“{row.words}”",
    )  # fmt: skip
