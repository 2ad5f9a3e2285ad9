"""The page of seals: how far each unit's books are sealed, sealing them now, taking them away to be judged."""

from datetime import date
from tempfile import TemporaryFile
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from congdoan.finance.ledger import forms, queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as reach
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.vietnamese import search_key

FINANCE = ("Tài chính công đoàn", "/7-tai-chinh/")
SHOWN = 50


@require_GET
@doors.page
def seals(request: HttpRequest) -> HttpResponse:
    """List the units whose books the visitor reads, with their newest seal and what waits for the next."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "ledger.read", on=on)
    asked, after = (request.GET.get(name, "").replace("\x00", "")[:200] for name in ("q", "sau"))
    units = [unit for unit in _units(by, on) if search_key(asked) in search_key(f"{unit[1]} {unit[2]}")]
    shown = [unit for unit in units if unit[1] > after][: SHOWN + 1]
    states = queries.sealing_of([unit[0] for unit in shown[:SHOWN]])
    closed = set(reach.unreached(by, "ledger.seal", at=[state.unit_id for state in states], on=on))
    rows = [(code, name, state, state.unit_id not in closed) for (_, code, name), state in zip(shown, states, strict=False)]
    context: dict[str, Any] = {
        "here": "Niêm phong sổ", "crumbs": [FINANCE], "rows": rows, "q": asked, "count": f"{len(units)} đơn vị",
        "next": shown[SHOWN - 1][1] if len(shown) > SHOWN else "", "root": next(iter(queries.roots(limit=1)), None),
        "waiting": sum(state.waiting for state in states), "may_seal": reach.may_somewhere(by, "ledger.seal", on=on),
    }  # fmt: skip
    return render(request, "ledger/seals.html", context)


@require_POST
@doors.page
def seal(request: HttpRequest) -> HttpResponse:
    """Seal one unit's books now, or all that the visitor may seal."""
    form = forms.SealForm(request.POST)
    unit = form.cleaned_data["unit"] if form.is_valid() else None
    sealed = services.seal(by=doors.actor_id(request), unit_ids=[unit] if unit else None, on=doors.today())
    records = sum(one.entries + one.evidence + one.locks for one in sealed)
    words = f"Đã niêm phong {records} bản ghi của {len(sealed)} đơn vị." if sealed else "Không có bản ghi mới để niêm phong."
    messages.success(request, words)
    return redirect("ledger:seals")


@require_GET
@doors.page
def export_seals(request: HttpRequest, code: str) -> Any:
    """Hand over a unit's sealed books, or with `?duoi=1` those of all units below, as a package to be judged elsewhere."""
    unit = reach.branch_coded(code) if "\x00" not in code else None
    if unit is None:
        raise Http404
    file = TemporaryFile()  # noqa: SIM115  the answer closes it
    try:
        services.export_seals(
            by=doors.actor_id(request), unit_id=unit.id, below="duoi" in request.GET, out=file, made_at=localtime(), on=doors.today()
        )
    except services.UnableToExport as refusal:
        messages.error(request, refusal.explain())
        return redirect("ledger:seals")
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"niem-phong-{unit.code}.zip", content_type="application/zip")


def _units(by: int, on: date) -> list[tuple[int, str, str]]:
    """Return (id, code, name) of the units whose books the actor reads that day, by code."""
    reached = reach.reached(by, on=on)
    read = reached - set(reach.unreached(by, "ledger.read", at=reached, on=on))
    return sorted(((unit, code, name) for unit, (code, name) in reach.branch_names(read).items() if code), key=lambda unit: unit[1])
