"""The page that proves the single account: every day against the bank, every debt between units from both sides."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.queries import proofs
from congdoan.finance.collection.queries.units import Collector
from congdoan.finance.collection.rules.proofs import Pair
from congdoan.finance.collection.rules.workbook import workbook
from congdoan.finance.collection.views.asking import any_unit, asked_unit, crumbs, without_unit
from congdoan.finance.collection.views.receipts import file_answer
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.people.organisations import queries as organisations

ITEMS = {"share": "phần được chia", "dues": "đoàn phí phải nộp lên"}
SHOWN_DAYS = 14
SHOWN_LINES = 100


@require_GET
@doors.page
def prove_balances(request: HttpRequest) -> HttpResponse:
    """Show both proofs, what differs first; print or keep the whole."""
    unit, units = any_unit(request)
    if unit is None:
        return without_unit(request, "Chứng minh số dư")
    try:
        found = proofs.prove(unit.id, on=doors.as_of(request))
    except proofs.NotReached:
        found = None
    return render(request, "collection/proofs.html", _context(request, unit, units, found))


def _context(request: HttpRequest, unit: Collector, units: Any, found: proofs.Proofs | None) -> dict[str, Any]:
    context: dict[str, Any] = {"here": "Chứng minh số dư", "crumbs": crumbs(), "unit": unit, "units": units, "found": found}
    if found is None:
        return context
    first = found.first_wrong_day
    every = bool(request.GET.get("tat_ca"))
    days = found.days if every else found.days[-SHOWN_DAYS:]
    after = None if first is None else first.on.fromordinal(first.on.toordinal() + 1)
    lines = [] if first is None else banking.lines(unit_id=unit.id, since=first.on, until=after)[:SHOWN_LINES]
    names = organisations.codes_and_names({pair.body_id for pair in found.pairs})
    here = [pair for pair in found.pairs if pair.has_books]
    return context | {
        "first": first,
        "lines": lines,
        "days": list(reversed(days)),
        "more_days": len(found.days) - len(days),
        "wrong": [_pair(pair, names) for pair in found.wrong_pairs],
        "compared": len(here),
        "above": [_pair(pair, names) for pair in found.pairs if not pair.has_books],
        "owed": -sum(pair.own for pair in here if pair.item == "share"),
    }


def _pair(pair: Pair, names: dict[int, tuple[str, str]]) -> dict[str, Any]:
    code, name = names.get(pair.body_id, ("", f"đơn vị số {pair.body_id}"))
    return {"pair": pair, "code": code, "name": name, "item": ITEMS[pair.item], "owed": -pair.own}


@require_GET
@doors.page
def proofs_workbook(request: HttpRequest) -> HttpResponse:
    """Give every day and every pair as a workbook."""
    unit = asked_unit(request)
    try:
        found = proofs.prove(unit.id, on=doors.as_of(request))
    except proofs.NotReached as refusal:
        raise Http404 from refusal
    names = organisations.codes_and_names({pair.body_id for pair in found.pairs})
    source = [
        ("Danh sách", "Chứng minh số dư tài khoản thu"), ("Đơn vị", f"{unit.code} {unit.name}"), ("Đến ngày", found.reached),
        ("Kết luận", "mọi phép so đều khớp" if found.holds else "có chỗ không khớp"), ("Số dòng chưa đối chiếu", found.unrun),
        ("Người xuất", access.names_of_actors([doors.actor_id(request)]).get(doors.actor_id(request), "")),
    ]  # fmt: skip
    heads = ["So", "Ngày hoặc đơn vị", "Theo sổ của đơn vị", "Theo ngân hàng hoặc sổ bên kia", "Lệch"]
    days = (("sổ với ngân hàng", day.on, day.books, day.bank, day.difference) for day in found.days)
    places = (("sổ với tài khoản thu", place.words, place.books, place.account, place.difference) for place in found.placed)
    pairs = (
        (ITEMS[pair.item], " ".join(names.get(pair.body_id, ("", ""))), pair.own, pair.theirs if pair.has_books else None, pair.difference)
        for pair in found.pairs
    )
    content = workbook(source=source, name="Chứng minh", heads=heads, rows=[*days, *places, *pairs])
    return file_answer(content, f"chung-minh-so-du-{found.reached:%Y%m%d}.xlsx")
