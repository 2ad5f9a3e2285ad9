"""Pages of what was found, the conclusion, and recommendations until they are done; the year's figures."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.activities.inspection import queries, rules, services
from congdoan.activities.inspection.forms import pages as forms
from congdoan.activities.inspection.rules.findings import RECOMMENDATION_STATES
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard

from .asking import INSPECTIONS, answered, download, here, led, page_of, perform, plain, who
from .papers import drafted
from .workspace import inside

RECOMMENDATIONS = ("Kiến nghị", "/5-kiem-tra/kien-nghi/")


@require_http_methods(["GET", "POST"])
@doors.page
def record_irregularity(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """Write down what was found."""
    row = inside(request, inspection_id, "record_irregularity")
    form = forms.IrregularityForm(
        request.POST or None, inspection_id=inspection_id, initial={"kind": plain(request.GET.get("dau_hieu"), 5)}
    )
    return perform(
        request,
        form,
        lambda given: services.record_irregularity(inspection_id=inspection_id, **given, **who(request)),
        heading=f"Ghi phát hiện: {row.unit_name}",
        words="Ghi",
        done="Đã ghi phát hiện.",
        back=here(row)[1],
        trail=[INSPECTIONS, here(row)],
    )


@require_GET
@doors.page
def irregularity(request: HttpRequest, irregularity_id: int) -> HttpResponse:
    """Show one irregularity, and those of its kind in other units."""
    found = queries.irregularity(irregularity_id)
    if found is None:
        raise Http404
    row = answered(request, found[0], "read")
    return render(
        request,
        "inspection/irregularity.html",
        {
            "row": row,
            "one": found[1],
            "elsewhere": queries.elsewhere(found[1].kind, but=row.unit_id),
            "may_drop": row.state in (*rules.WORKING, "replied")
            and access.may(doors.actor_id(request), "inspection.drop_irregularity", at=row.owner_id, on=doors.today()),
            "here": f"Phát hiện {found[1].number}",
            "crumbs": [INSPECTIONS, here(row)],
        },
    )


@require_http_methods(["GET", "POST"])
@doors.page
def drop_irregularity(request: HttpRequest, irregularity_id: int) -> HttpResponse:
    """Take something out of what was found."""
    found = queries.irregularity(irregularity_id)
    if found is None:
        raise Http404
    row = inside(request, found[0], "drop_irregularity")
    return perform(
        request,
        forms.ReasonForm(request.POST or None),
        lambda given: services.drop_irregularity(irregularity_id=irregularity_id, reason=given["reason"], **who(request)),
        heading=f"Bỏ phát hiện {found[1].number}: {found[1].title}",
        words="Bỏ",
        done="Đã bỏ; nội dung và lý do nằm trong nhật ký.",
        back=here(row)[1],
        trail=[INSPECTIONS, here(row)],
    )


@require_http_methods(["GET", "POST"])
@doors.page
def recommend(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """Write down what the unit is to do."""
    row = led(request, inspection_id, "recommend")
    form = forms.RecommendationForm(request.POST or None, inspection_id=inspection_id)
    return perform(
        request,
        form,
        lambda given: services.recommend(inspection_id=inspection_id, **given, **who(request)),
        heading=f"Kiến nghị với {row.unit_name}",
        words="Ghi",
        done="Đã ghi kiến nghị.",
        back=here(row)[1],
        trail=[INSPECTIONS, here(row)],
    )


def recommendation_of(request: HttpRequest, recommendation_id: int) -> queries.RecommendationRow:
    found = queries.recommendation(recommendation_id, on=doors.today())
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@doors.page
def drop_recommendation(request: HttpRequest, recommendation_id: int) -> HttpResponse:
    """Take a recommendation out before the conclusion."""
    found = recommendation_of(request, recommendation_id)
    row = led(request, found.inspection_id, "drop_recommendation")
    return perform(
        request,
        forms.ReasonForm(request.POST or None),
        lambda given: services.drop_recommendation(recommendation_id=recommendation_id, reason=given["reason"], **who(request)),
        heading=f"Bỏ kiến nghị {found.number}",
        words="Bỏ",
        done="Đã bỏ.",
        back=here(row)[1],
        trail=[INSPECTIONS, here(row)],
    )


@require_http_methods(["GET", "POST"])
@doors.page
def draft_conclusion(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """Draft the conclusion and send it to the unit."""
    row = led(request, inspection_id, "draft_conclusion")
    return perform(
        request,
        forms.ReplyByForm(request.POST or None),
        lambda given: services.draft_conclusion(inspection_id=inspection_id, reply_by=given["reply_by"], **who(request)),
        heading=f"Dự thảo kết luận: {row.title}",
        words="Gửi dự thảo",
        done="Đã gửi dự thảo cho đơn vị.",
        back=here(row)[1],
        trail=[INSPECTIONS, here(row)],
        detail="Lời dự thảo lấy từ các phát hiện và kiến nghị; đơn vị thấy từ lúc này.",
    )


@require_http_methods(["GET", "POST"])
@doors.page
def reply_to_draft(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """Take the unit's reply."""
    row = answered(request, inspection_id, "reply_to_draft")
    form = forms.WordsForm(request.POST or None, request.FILES or None)
    return perform(
        request,
        form,
        lambda given: services.reply_to_draft(inspection_id=inspection_id, **given, **who(request)),
        heading=f"Giải trình: {row.title}",
        words="Gửi giải trình",
        done="Đã gửi giải trình.",
        back=here(row)[1],
        trail=[INSPECTIONS, here(row)],
    )


@require_POST
@doors.page
def write_conclusion(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """Write the conclusion down as an outgoing document."""
    led(request, inspection_id, "write_conclusion")
    back = page_of("inspection", inspection_id)
    return drafted(request, lambda: services.write_conclusion(inspection_id=inspection_id, **who(request)), back=back)


@require_POST
@doors.page
def issue_conclusion(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """Conclude by the signed document."""
    led(request, inspection_id, "issue_conclusion")
    return doors.pressed(
        request,
        lambda: services.issue_conclusion(inspection_id=inspection_id, **who(request)),
        done="Đã kết luận. Kiến nghị nằm ở bàn làm việc của đơn vị đến khi làm xong.",
        back=page_of("inspection", inspection_id),
    )


@require_http_methods(["GET", "POST"])
@doors.page
def close_inspection(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """Close an inspection."""
    row = led(request, inspection_id, "close_inspection")
    return perform(
        request,
        forms.SaidForm(request.POST or None),
        lambda given: services.close_inspection(inspection_id=inspection_id, words=given["words"], **who(request)),
        heading=f"Đóng: {row.title}",
        words="Đóng",
        done="Đã đóng; quyền xem của tổ hết từ hôm nay.",
        back=here(row)[1],
        trail=[INSPECTIONS, here(row)],
    )


@require_GET
@doors.page
def recommendations(request: HttpRequest) -> HttpResponse:
    """Show binding recommendations by their day; those that stand unless asked otherwise."""
    guard.require_somewhere(doors.actor_id(request), "inspection.read", on=doors.today())
    state = plain(request.GET.get("tinh_trang"), 10) or "standing"
    rows, following, counts = queries.recommendations(state, on=doors.today(), after=doors.number(request.GET.get("sau")))
    states = {"standing": "chưa xong", "late": "quá hạn", **RECOMMENDATION_STATES}
    return render(
        request,
        "inspection/recommendations.html",
        {
            "rows": rows,
            "next": following,
            "state": state,
            "states": [(code, words, counts[code]) for code, words in states.items()],
            "here": RECOMMENDATIONS[0],
            "crumbs": [],
        },
    )


@require_GET
@doors.page
def recommendation(request: HttpRequest, recommendation_id: int) -> HttpResponse:
    """Show one recommendation with what became of it."""
    found = recommendation_of(request, recommendation_id)
    row = answered(request, found.inspection_id, "read")
    by, on = doors.actor_id(request), doors.today()
    return render(
        request,
        "inspection/recommendation.html",
        {
            "one": found,
            "row": row,
            "is_own": bool(found.acts) and found.acts[-1].by == by,
            "may_report": access.may(by, "inspection.report_recommendation", at=found.unit_id, on=on),
            "may_verify": access.may(by, "inspection.verify_recommendation", at=found.owner_id, on=on),
            "here": f"Kiến nghị {found.number}",
            "crumbs": [RECOMMENDATIONS],
        },
    )


@require_http_methods(["GET", "POST"])
@doors.page
def report_recommendation(request: HttpRequest, recommendation_id: int) -> HttpResponse:
    """Tell that a recommendation is done."""
    found = recommendation_of(request, recommendation_id)
    answered(request, found.inspection_id, "report_recommendation")
    back = page_of("recommendation", recommendation_id)
    form = forms.DoneForm(request.POST or None, request.FILES or None)
    return perform(
        request,
        form,
        lambda given: services.report_recommendation(recommendation_id=recommendation_id, **given, **who(request)),
        heading=f"Báo đã làm kiến nghị {found.number}",
        words="Báo đã làm",
        done="Đã báo, chờ ủy ban kiểm tra xác nhận.",
        back=back,
        trail=[RECOMMENDATIONS, (f"Kiến nghị {found.number}", back)],
        detail=found.words,
    )


@require_http_methods(["GET", "POST"])
@doors.page
def verify_recommendation(request: HttpRequest, recommendation_id: int) -> HttpResponse:
    """Verify a recommendation, or give it back."""
    found = recommendation_of(request, recommendation_id)
    led(request, found.inspection_id, "verify_recommendation")
    back = page_of("recommendation", recommendation_id)
    return perform(
        request,
        forms.VerdictForm(request.POST or None),
        lambda given: services.verify_recommendation(recommendation_id=recommendation_id, **given, **who(request)),
        heading=f"Xác nhận kiến nghị {found.number}",
        words="Ghi",
        done="Đã ghi.",
        back=back,
        trail=[RECOMMENDATIONS, (f"Kiến nghị {found.number}", back)],
        detail=found.words,
    )


@require_GET
@doors.page
def recommendation_file(request: HttpRequest, proof_id: int) -> HttpResponse:
    """Give the evidence of a recommendation."""
    found = queries.recommendation_file(proof_id)
    if found is None:
        raise Http404
    answered(request, found[0], "read")
    return download(found[1], found[2])


@require_GET
@doors.page
def figures(request: HttpRequest) -> HttpResponse:
    """Show the figures of a committee's year."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "inspection.read", on=on)
    units = queries.committees_of(by, "inspection.read", on=on)
    asked = doors.number(request.GET.get("don_vi"))
    unit = next((one for one in units if one[0] == asked), units[0] if units else None)
    year = doors.number(request.GET.get("nam"), digits=4) or on.year
    year = year if 2000 <= year <= 2100 else on.year
    is_half = request.GET.get("ky") == "6-thang"
    told, needs_check = queries.figures(unit[0], queries.days_of(year, is_half=is_half), on=on) if unit else ([], False)
    context: dict[str, Any] = {
        "figures": told, "needs_check": needs_check, "units": units, "unit": unit, "year": year, "is_half": is_half,
        "papers": queries.papers_of_year(unit[0], year) if unit else [],
        "may_write": unit is not None and access.may(by, "inspection.write_yearly_report", at=unit[0], on=on),
    }  # fmt: skip
    return render(
        request, "inspection/figures.html", context | {"years": range(on.year, on.year - 4, -1), "here": "Số liệu năm", "crumbs": []}
    )
