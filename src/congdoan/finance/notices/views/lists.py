"""Lists: who has a notice of the month and who has none, the outbox, the month's papers as one file."""

import tempfile
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from congdoan.finance.collection.queries.units import collectors
from congdoan.finance.notices import queries
from congdoan.finance.notices.queries import lists
from congdoan.finance.notices.rules.letter import letter_pdf
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights
from congdoan.foundation.documents.queries import mail_sender
from congdoan.foundation.kernel.periods import add_months
from congdoan.people.organisations import queries as organisations

from .asking import asked_month, asked_unit, crumbs, of_list
from .files import shown_pdf

PILES = (
    ("", "Tất cả"), ("chua-co", "Chưa có giấy báo"), ("da-co", "Đã có"), ("chua-gui", "Chưa gửi"), ("da-gui", "Đã gửi"),
    ("loi", "Gửi lỗi"), ("khong-thu", "Chưa có địa chỉ thư"),
)  # fmt: skip
IN_A_FILE = 200  # papers drawn while somebody waits; more come in parts
ACTS = ("notices.issue_notices", "notices.send_notices")


@require_GET
@doors.page
def notices(request: HttpRequest) -> HttpResponse:
    """Show the payers of a unit with their notice of the month, searched, filtered and sorted."""
    by, on = doors.actor_id(request), doors.as_of(request)
    rights.require_somewhere(by, "notices.read", on=doors.today())
    if not (known := collectors()):
        return redirect("collection:payers")
    unit, month = asked_unit(request, known=known), asked_month(request, on)
    if not request.GET.get("xep"):
        told = request.GET.copy()
        told["xep"] = "-no"
        request.GET = told  # type: ignore[assignment]
    wish = _wish(request)
    found = lists.payer_notices(unit.id, month, on=on, after=request.GET.get("sau", ""), **wish)
    acts = access.acts_at(by, ACTS, at=unit.id, on=doors.today())
    context = {
        "here": "Giấy báo",
        "crumbs": crumbs(),
        "unit": unit,
        "units": known,
        "month": month,
        "months": [add_months(month, -1), month, add_months(month, 1)],
        "wish": wish,
        "found": found,
        "piles": [(name, words, found.piles[name]) for name, words in PILES],
        "may": {act.split(".")[1]: is_so for act, is_so in acts.items()},
        "parts": _parts(len(found.notice_ids)),
        "sender": mail_sender(),
        "is_now": on == doors.today(),
    }
    return render(request, "notices/notices.html", context)


@require_GET
@doors.page
def notices_file(request: HttpRequest, kind: str) -> Any:
    """Give the notices of the filter by number, one PDF to print or a ZIP of one file each; many come in parts (`?phan=`)."""
    unit, on = asked_unit(request), doors.as_of(request)
    month = asked_month(request, on)
    found = lists.payer_notices(unit.id, month, on=on, **_wish(request))
    parts, asked = _parts(len(found.notice_ids)), doors.number(request.GET.get("phan")) or 1
    if asked > len(parts) or kind not in ("pdf", "zip"):
        raise Http404
    _, first, last = parts[asked - 1]
    ids = sorted(found.notice_ids)[first - 1 : last]
    name = f"giay-bao-{unit.code}-{month}" + (f"-phan-{asked}-tren-{len(parts)}" if len(parts) > 1 else "")
    letters = queries.letters_of(ids)
    if kind == "pdf":
        return shown_pdf(list(letters.values()), name)
    file = tempfile.TemporaryFile()  # noqa: SIM115  the answer closes it
    with ZipFile(file, "w", ZIP_STORED) as folder:
        for letter in letters.values():
            folder.writestr(f"{(letter.number or '').replace('/', '-')}.pdf", letter_pdf([letter]))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.zip", content_type="application/zip")


@require_GET
@doors.page
def outbox(request: HttpRequest) -> HttpResponse:
    """Show what happened in the outbox, newest first."""
    unit = asked_unit(request)
    events, told, following = lists.outbox(unit.id, after=doors.number(request.GET.get("sau")))
    bodies = organisations.named({one.payer_id for one in told.values()}, on=doors.as_of(request))
    rows = [(event, told.get(event.notice_id), bodies.get(told[event.notice_id].payer_id)) for event in events if event.notice_id in told]
    context = {"here": "Hộp thư đi", "crumbs": crumbs(of_list()), "unit": unit, "rows": rows, "next": following, "sender": mail_sender()}
    return render(request, "notices/outbox.html", context)


def _parts(count: int) -> list[tuple[int, int, int]]:
    """Return (part, first, last) of each file that so many papers take, counted from one."""
    starts = range(1, count + 1, IN_A_FILE)
    return [(part, first, min(first + IN_A_FILE - 1, count)) for part, first in enumerate(starts, start=1)]


def _wish(request: HttpRequest) -> dict[str, Any]:
    given = request.GET
    return {
        "text": given.get("q", "").replace("\x00", "")[:200],
        "pile": given.get("loc", "") if given.get("loc", "") in lists.PILES else "",
        "sort": given.get("xep", "") if given.get("xep", "") in lists.SORTS else "-no",
    }
