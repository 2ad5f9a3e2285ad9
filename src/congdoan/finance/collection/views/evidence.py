"""Why a figure is what it is: the same answer in the drawer and as a whole page."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.banking import queries as banking
from congdoan.finance.collection import forms, queries
from congdoan.finance.collection.queries import payers as lists
from congdoan.finance.collection.queries import receipt as lives
from congdoan.finance.collection.queries import units, workbench
from congdoan.finance.collection.queries.law import basis_law
from congdoan.finance.collection.queries.standing import months_owed
from congdoan.finance.collection.rules.standing import WORDS
from congdoan.finance.collection.rules.wording import SHORT_KINDS, kind_words, rule_words
from congdoan.finance.collection.views.asking import collector_of, crumbs, line_or_404
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.periods import last_day, month_of
from congdoan.people.organisations import queries as organisations

MOST = 60


@require_GET
@doors.page
def why_charged(request: HttpRequest, charge_id: int) -> HttpResponse:
    """Explain what one payer owes for one month."""
    found = assessments.charge_explained(charge_id) if charge_id < 2**63 else None
    body = organisations.named([found["payer_id"]], on=doors.as_of(request)).get(found["payer_id"]) if found else None
    if found is None or body is None:
        raise Http404
    law = basis_law(found["basis"])
    people = access.names_of_actors(change["changed_by"] for change in found["changes"])
    history = [change | {"by": people.get(change["changed_by"], "")} for change in found["changes"]]
    context = {"charge": found, "body": body, "law": law, "history": history, "fund": SHORT_KINDS[found["kind"]]}
    return _answer(request, "why_charged", context)


@require_GET
@doors.page
def why_paid(request: HttpRequest, payer_id: int, kind: str, month: int) -> HttpResponse:
    """Explain what was paid of one month: every piece, back to its bank line."""
    on = doors.as_of(request)
    body = _payer(request, payer_id, kind)
    pieces = lists.pieces_of_month(payer_id, kind, month, on=on)
    lines = {line.id: line for line in banking.lines(ids=[line for line, *_ in pieces if line])}
    rows: list[dict[str, Any]] = [
        {"line": lines.get(line or 0), "amount": amount, "on": day, "at": at, "from_credit": from_credit}
        for line, amount, day, at, from_credit in pieces
    ]
    total = sum(row["amount"] for row in rows)
    return _answer(request, "why_paid", {"body": body, "fund": SHORT_KINDS[kind], "month": month, "rows": rows, "total": total})


@require_GET
@doors.page
def why_owed(request: HttpRequest, payer_id: int, kind: str) -> HttpResponse:
    """Explain what a payer owes and has paid: month by month, what is unpaid first."""
    on = doors.as_of(request)
    body = _payer(request, payer_id, kind)
    months = months_owed([payer_id], on=on, kinds=[kind])
    unpaid = [one for one in months if one.unpaid]
    context = {
        "body": body,
        "fund": SHORT_KINDS[kind],
        "assessed": sum(one.assessed for one in months),
        "paid": sum(min(one.paid, one.assessed) for one in months),
        "over": sum(max(one.paid - one.assessed, 0) for one in months),
        "total": sum(one.unpaid for one in unpaid),
        "months": [(one, WORDS[one.standing(on)]) for one in unpaid],
        "on": on,
    }
    return _answer(request, "why_owed", context)


@require_GET
@doors.page
def why_balance(request: HttpRequest, code: str, month: int) -> HttpResponse:
    """Explain the balance of the account: what the books say beside what each statement says."""
    unit = _unit(code)
    on = min(doors.as_of(request), last_day(month)) if 2000_01 <= month <= 2100_12 and 1 <= month % 100 <= 12 else None
    proof = units.proof(unit.id, on=on) if on else None
    if proof is None:
        raise Http404
    statements = [one for one in banking.statements(unit_id=unit.id) if one.last_on and month_of(one.last_on) == proof.month]
    return _answer(request, "why_balance", {"unit": unit, "proof": proof, "statements": statements})


@require_GET
@doors.page
def why_waiting(request: HttpRequest, code: str) -> HttpResponse:
    """Explain the money in suspense: every line that waits, and what the opening brought."""
    unit, on = _unit(code), doors.as_of(request)
    asked = on if on < doors.today() else None
    piles = {pile: workbench.queue_page(unit.id, pile, on=asked, limit=MOST) for pile in ("ask", "left", "return")}
    page = piles["ask"]
    total = queries.suspense_of(unit.id, on=on)
    context = {
        "unit": unit,
        "total": total,
        "opening": total - sum(page.amounts.values()),
        "counts": page.counts,
        "amounts": page.amounts,
        "rows": [row for one in piles.values() for row in one.rows][:MOST],
        "is_cut": sum(page.counts.values()) > MOST,
    }
    return _answer(request, "why_waiting", context)


@require_GET
@doors.page
def why_line(request: HttpRequest, line_id: int) -> HttpResponse:
    """Explain how one line was judged: every reason, every body proposed with what speaks for it, every step."""
    line = line_or_404(line_id)
    found = lives.receipt(line.unit_id, line_id)
    if found is None:
        raise Http404
    match, names = found.life.match, found.life.names
    context = {
        "line": line,
        "life": found.life,
        "kind": kind_words(match.kind),
        "rule": rule_words(match.rule),
        "reasons": list(dict.fromkeys(one.text for one in match.evidence if one.text and one.name != "rule")),
        "candidates": [
            (names.get(one.payer_id, ("", "")), list(dict.fromkeys(reason.text for reason in one.evidence))) for one in match.candidates
        ],
        "months": found.months,
        "shares": found.shares,
    }
    return _answer(request, "why_line", context)


def _answer(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, f"collection/{name}.html", {"here": "Vì sao?", "crumbs": crumbs()} | context)


def _payer(request: HttpRequest, payer_id: int, kind: str) -> Any:
    """Return a payer whose payments the visitor may read."""
    body = organisations.named([payer_id], on=doors.as_of(request)).get(payer_id) if payer_id < 2**63 else None
    if body is None or kind not in SHORT_KINDS:
        raise Http404
    rights.require(doors.actor_id(request), "collection.read", at=collector_of(payer_id, request), on=doors.today())
    return body


def _unit(code: str) -> units.Collector:
    try:
        return forms.collector_named(code)
    except forms.UnknownCollector as refusal:
        raise Http404 from refusal
