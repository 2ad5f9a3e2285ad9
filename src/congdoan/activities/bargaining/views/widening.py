"""Widening an agreement: asked, decided, the letter."""

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.bargaining import queries, services
from congdoan.activities.bargaining.forms import agreements as forms
from congdoan.activities.bargaining.queries import law
from congdoan.activities.bargaining.queries.widening import SHARE
from congdoan.activities.bargaining.rules import papers
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access

from .agreements import back_to, found_agreement
from .asking import found_or_404, paper_answer, perform, require_act


@require_http_methods(["GET", "POST"])
@doors.page
def ask_widening(request: HttpRequest, agreement_id: int) -> HttpResponse:
    """Write down that the authority was asked to widen an agreement."""
    found, on = found_agreement(request, agreement_id), doors.today()
    require_act(request, "ask_widening", found.unit_id)
    form = forms.WideningForm(request.POST or None, initial={"asked_on": on})
    one, bound = law.record(law.BARGAINING, SHARE, on=on), queries.workers_of_parties(agreement_id, on=on)
    return perform(
        request, form, lambda who: services.ask_widening(agreement_id=agreement_id, **form.cleaned_data, **who),
        heading=f"Đề nghị mở rộng phạm vi: {found.title}", words="Ghi đề nghị", done="Đã ghi; in công văn ở trang này.", **back_to(found),
        detail=f"{one.name} ({one.citation}). Thỏa ước đang áp dụng cho {len(bound)} doanh nghiệp, {sum(bound.values())} lao động.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def settle_widening(request: HttpRequest, widening_id: int) -> HttpResponse:
    """Write down what the authority decided."""
    one = _found(request, widening_id)
    require_act(request, "settle_widening", one.unit_id)
    found = found_agreement(request, one.agreement_id)
    form = forms.WideningAnswerForm(request.POST or None, initial={"decided_on": doors.today()})
    return perform(
        request, form, lambda who: services.settle_widening(widening_id=widening_id, **form.told(), **who),
        heading=f"Quyết định mở rộng: {found.title}", words="Ghi quyết định", done="Đã ghi.", detail=one.scope, **back_to(found),
    )  # fmt: skip


@require_GET
@doors.page
def widening_letter(request: HttpRequest, widening_id: int) -> HttpResponse:
    """Give the letter that asks for it as PDF."""
    one = _found(request, widening_id)
    require_act(request, "read", one.unit_id)
    found = found_agreement(request, one.agreement_id)
    content = papers.widening_letter(found, one, made_at=localtime(), is_fictitious=access.is_demo())
    return paper_answer(content, f"de-nghi-mo-rong-{widening_id}")


def _found(request: HttpRequest, widening_id: int) -> queries.WideningRow:
    return found_or_404(queries.widening(widening_id, on=doors.as_of(request)) if widening_id < 2**63 else None)
