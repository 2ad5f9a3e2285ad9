"""The list of initiatives, and one with everything that is known of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congdoan.activities.emulation import queries, rules, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.documents import queries as documents
from congdoan.people.organisations import queries as organisations

from .asking import LIST, initiative_or_404

ACTS = [f"emulation.{name}" for name in services.__all__]


@require_GET
@doors.page
def initiatives(request: HttpRequest) -> HttpResponse:
    """Show the initiatives within reach, the newest first, by state, year and words."""
    by, on, given = doors.actor_id(request), doors.as_of(request), request.GET
    guard.require_somewhere(by, "emulation.read", on=doors.today())
    code = given.get("don_vi", "").replace("\x00", "")[:40]
    unit = organisations.by_code([code]).get(code) if code else None
    chosen = queries.Filter(
        unit_id=unit.id if unit else None, year=doors.number(given.get("nam"), digits=4), state=given.get("buoc", "")[:12],
        text=given.get("q", "").replace("\x00", "")[:80], is_late=given.get("tre") == "1",
    )  # fmt: skip
    rows, following = queries.listing(chosen, on=on, after=doors.number(given.get("sau")))
    counts = queries.counts(chosen, on=on)
    context = {
        "here": LIST[0],
        "rows": rows,
        "next": following or "",
        "states": [(state, words, counts.get(state, 0)) for state, words in rules.STATES.items()],
        "total": sum(counts.values()),
        "standing": sum(counts.get(state, 0) for state in rules.STANDING),
        "verified": queries.verified_total(queries.Filter(chosen.unit_id, chosen.year, "", chosen.text), on=on),
        "chosen": chosen,
        "unit": unit,
        "years": queries.years(),
        "mine": queries.listed(list(queries.waiting_for(by)[:10]), on=on),
        "may_submit": access.may_somewhere(by, "emulation.submit_initiative", on=doors.today()),
    }
    return render(request, "emulation/initiatives.html", context)


@require_GET
@doors.page
def initiative(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Show one initiative: problem and solution, what it is worth, the council, the authors, what comes next."""
    by, found = doors.actor_id(request), initiative_or_404(request, initiative_id)
    row = found.row
    guard.require(by, "emulation.read", at=row.unit_id, on=doors.today())
    may = access.acts_at(by, ACTS, at=row.unit_id, on=doors.today())
    judged = queries.judgement(initiative_id)
    seat = next((one for one in judged.judges if one.actor_id == by), None) if judged else None
    elsewhere = queries.judged_elsewhere(initiative_id) if judged is None else None
    criteria = [name for name, _ in judged.council.rubric] if judged else []
    context = {
        "here": row.code,
        "crumbs": [LIST],
        "found": found,
        "row": row,
        "judged": judged,
        "means": list(zip(criteria, map(queries.points, judged.means), strict=False)) if judged else [],
        "sheets": [(one, list(zip(criteria, one.scores, strict=False))) for one in judged.judges] if judged else [],
        "mean": queries.points(judged.outcome.mean) if judged and judged.outcome.mean is not None else "",
        "agreement": queries.agreement_of(judged.council.id) if judged else None,
        "seat": seat,
        "is_own": found.prepared_by == by,
        "document": documents.outgoing(found.document_id) if found.document_id else None,
        "may": {act.split(".")[1]: is_so for act, is_so in may.items()},
        "is_standing": row.state in rules.STANDING,
        "photos": [one for one in found.files if one.is_photo],
        "papers": [one for one in found.files if not one.is_photo],
        "next_year": len(found.years) + 1,
        "gallery": queries.showing(initiative_id) if row.state in rules.STANDING else None,
        "elsewhere": elsewhere,
        "elsewhere_mean": queries.points(elsewhere.mean) if elsewhere and elsewhere.mean is not None else "",
        "decided": found.act("recognised") or found.act("refused"),
    }
    return render(request, "emulation/initiative.html", context)
