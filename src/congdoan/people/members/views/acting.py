"""What happens to one membership or one person, each as a form."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.people.members import forms, services

from .asking import MEMBERS, membership_act, of_person, perform, person_or_404


@require_http_methods(["GET", "POST"])
@doors.page
def leave(request: HttpRequest, membership_id: int) -> HttpResponse:
    """End a membership with its reason."""
    return membership_act(
        request, membership_id, "leave", forms.LeaveForm, services.leave, initial={"last_day": doors.today()},
        heading="Thôi sinh hoạt", words="Ghi thôi sinh hoạt", done="Đã ghi. Ghi nhầm thì hoàn tác ở trang này.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def record_death(request: HttpRequest, membership_id: int) -> HttpResponse:
    """End a membership by death."""
    return membership_act(
        request, membership_id, "record_death", forms.DeathForm, services.record_death, initial={}, heading="Từ trần", words="Ghi từ trần",
        done="Đã ghi.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def reopen(request: HttpRequest, membership_id: int) -> HttpResponse:
    """Take the end of a membership back."""
    return membership_act(
        request, membership_id, "reopen", forms.ReasonForm, services.reopen, initial={}, heading="Hoàn tác", words="Mở lại",
        done="Đã mở lại; lần ghi nhầm vẫn còn trong lịch sử.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def record_absence(request: HttpRequest, membership_id: int) -> HttpResponse:
    """Record an absence."""
    return membership_act(
        request, membership_id, "record_absence", forms.AbsenceForm, services.record_absence, initial={"since": doors.today()},
        heading="Tạm dừng đóng đoàn phí", words="Ghi tạm dừng", done="Đã ghi tạm dừng.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def record_return(request: HttpRequest, membership_id: int) -> HttpResponse:
    """Record the end of an absence."""
    return membership_act(
        request, membership_id, "record_return", forms.ReturnForm, services.record_return, initial={"since": doors.today()},
        heading="Sinh hoạt trở lại", words="Ghi trở lại", done="Đã ghi trở lại.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def assign_section(request: HttpRequest, membership_id: int) -> HttpResponse:
    """Put a member into a section."""
    return membership_act(
        request, membership_id, "assign_section", forms.SectionForm, services.assign_section, initial={}, heading="Xếp tổ",
        words="Ghi tổ", done="Đã ghi tổ.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("citizen_number", "ethnicity", "party_member", "youth_member", "bank_account", "si_salary")
@doors.page
def correct(request: HttpRequest, person_id: int) -> HttpResponse:
    """Correct what is written of a person."""
    by, on = doors.actor_id(request), doors.today()
    page = person_or_404(request, person_id)
    guard.require(by, "members.correct", at=page.unit_id, on=on)
    form = forms.CorrectForm(request.POST or None, before=page.as_written)
    return perform(
        request, form,
        lambda: services.correct(by=by, person_id=person_id, told=form.told(), reason=form.cleaned_data["reason"], on=on),
        heading=f"Sửa hồ sơ: {page.full_name}", words="Sửa hồ sơ", done="Đã sửa; số liệu cũ còn trong lịch sử.",
        back=reverse("members:person", args=[person_id]), crumbs=[MEMBERS, of_person(page)],
    )  # fmt: skip
