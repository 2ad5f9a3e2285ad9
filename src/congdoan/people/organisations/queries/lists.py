"""Lists and search: rows as the pages show them, on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet

from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.vietnamese import search_key
from congdoan.people.organisations import rules
from congdoan.people.organisations.models import Organisation, Placement, Suspension

PAGE = 50
MOST_COUNTED = 5_000
SIZES = {"standing": "đang hoạt động", "ended": "đã kết thúc", "coming": "chưa bắt đầu"}


@dataclass(frozen=True, slots=True)
class Listed:
    """One organisation as a list shows it."""

    id: int
    code: str
    name: str
    kind: str
    kind_words: str
    is_employer: bool
    tax_code: str
    sector: str
    ownership: str
    commune: str
    wage_region: str
    founded_on: date | None
    last_day: date | None
    state: str  # standing, ended, coming
    parent_id: int | None
    parent_code: str
    parent_name: str
    has_union: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list: its rows and which are suspended, how many in all (None: more than `most`), where the next page starts."""

    rows: tuple[Listed, ...]
    total: int | None
    next_after: int | None
    most: int
    suspended: frozenset[int]


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list shows; the empty filter shows everything within reach."""

    kinds: tuple[str, ...] = ()
    text: str = ""
    commune: str = ""
    state: str = ""
    parent_id: int | None = None
    without_union: bool = False
    suspended: bool = False


def listing(chosen: Filter, *, on: date, after: int | None = None, size: int = PAGE) -> ListPage:
    """Return one page of organisations on a day, in the order of the dictionary; `after` is the last id of the page before."""
    rows = chosen_rows(chosen, on=on)
    counted = rows.order_by()[: MOST_COUNTED + 1].count()
    if after is not None and (last := Organisation.objects.filter(id=after).values_list("sort_key", "id").first()):
        rows = rows.filter(Q(sort_key__gt=last[0]) | Q(sort_key=last[0], id__gt=last[1]))
    found = list(rows.annotate(is_suspended=Exists(_suspensions(on))).order_by("sort_key", "id")[: size + 1])
    listed = listed_on(found[:size], on=on)
    following = found[size - 1].id if len(found) > size else None
    suspended = frozenset(one.id for one in found if one.is_suspended)
    return ListPage(listed, counted if counted <= MOST_COUNTED else None, following, MOST_COUNTED, suspended)


def _suspensions(on: date) -> QuerySet[Suspension]:
    return Suspension.objects.filter(organisation_id=OuterRef("id"), period__contains=on)


def chosen_rows(chosen: Filter, *, on: date) -> QuerySet[Organisation]:
    """Return the organisations that a filter chooses on a day."""
    rows = matching(chosen.text)
    if chosen.kinds:
        rows = rows.filter(kind__in=chosen.kinds)
    if chosen.commune:
        rows = rows.filter(commune=chosen.commune)
    if chosen.state == "standing":
        rows = rows.filter(stands__contains=on)
    elif chosen.state == "ended":
        rows = rows.filter(ended_on__lte=on)
    elif chosen.state == "coming":
        rows = rows.filter(founded_on__gt=on)
    placed = Placement.objects.filter(organisation_id=OuterRef("id"), period__contains=on)
    if chosen.parent_id is not None:
        rows = rows.filter(Exists(placed.filter(parent_id=chosen.parent_id)))
    if chosen.without_union:
        rows = rows.filter(Exists(placed.filter(parent_rank__lte=rules.LOWEST_PUBLIC_RANK)), kind=rules.EMPLOYER)
    if chosen.suspended:
        rows = rows.filter(Exists(_suspensions(on)))
    return rows


def matching(text: str) -> QuerySet[Organisation]:
    """Return the organisations in which every word of the text begins some word: name, former name, code, tax code, account."""
    rows = Organisation.objects.all()
    for word in search_key(text).split()[:12]:
        rows = rows.filter(search_key__contains=f" {word}")
    return rows


def search(text: str, *, on: date, kinds: Sequence[str] = (), limit: int = 20) -> tuple[Listed, ...]:
    """Return the organisations that a person means by a few words, with or without diacritics; an exact code comes first."""
    if not search_key(text):
        return ()
    rows = matching(text).filter(kind__in=kinds) if kinds else matching(text)
    exact = list(rows.filter(code=text.strip().upper()))
    others = rows.exclude(id__in=[one.id for one in exact]).order_by("sort_key", "id")[: max(limit - len(exact), 0)]
    return listed_on([*exact, *others], on=on)


def communes(*, employers: bool) -> list[str]:
    """Return the communes in which organisations within reach stand."""
    rows = Organisation.objects.filter(kind=rules.EMPLOYER) if employers else Organisation.objects.exclude(kind=rules.EMPLOYER)
    return sorted(rows.exclude(commune="").order_by().values_list("commune", flat=True).distinct())


def sizes(chosen: Filter, *, on: date) -> dict[str, int]:
    """Return how many organisations of the filter stand, have ended, are still to come; and stand without a union, or are suspended."""
    base = Filter(kinds=chosen.kinds, text=chosen.text, commune=chosen.commune, parent_id=chosen.parent_id)
    found = {state: chosen_rows(replace(base, state=state), on=on).count() for state in SIZES}
    if rules.EMPLOYER in chosen.kinds:
        found["without_union"] = chosen_rows(replace(base, state="standing", without_union=True), on=on).count()
    else:
        found["suspended"] = chosen_rows(replace(base, state="standing", suspended=True), on=on).count()
    return found


def by_code(codes: Iterable[str]) -> dict[str, Organisation]:
    """Return the organisations within reach with these codes."""
    wanted = {code.strip().upper() for code in codes}
    return {one.code: one for one in Organisation.objects.filter(code__in=wanted)}


def by_id(ids: Iterable[int]) -> dict[int, Organisation]:
    """Return the organisations within reach with these ids."""
    return {one.id: one for one in Organisation.objects.filter(id__in=set(ids))}


def by_tax_code(tax_codes: Iterable[str]) -> dict[str, list[Organisation]]:
    """Return the employers within reach with these tax codes; branches may share one."""
    found: dict[str, list[Organisation]] = {}
    wanted = {code.strip() for code in tax_codes} - {""}
    for one in Organisation.objects.filter(tax_code__in=wanted, kind=rules.EMPLOYER).order_by("id"):
        found.setdefault(one.tax_code, []).append(one)
    return found


def named(ids: Iterable[int], *, on: date) -> dict[int, Listed]:
    """Return organisations by id as a list shows them."""
    found = list(Organisation.objects.filter(id__in=set(ids)).order_by("sort_key", "id"))
    return {one.id: one for one in listed_on(found, on=on)}


def listed_on(found: Sequence[Organisation], *, on: date) -> tuple[Listed, ...]:
    """Return organisations as a list shows them on a day, in the order given: two statements, whatever the number."""
    facts = Organisation.objects.filter(id__in=[one.id for one in found]).annotate(
        named=FilteredRelation("names", condition=Q(names__period__contains=on)),
        placed=FilteredRelation("placements", condition=Q(placements__period__contains=on)),
    )
    rows = facts.order_by().values_list("id", "named__name", "placed__parent_id", "placed__parent_rank")
    then = {row[0]: row[1:] for row in rows}  # one name and one parent a day
    above = access.branch_names(parent for _, parent, _ in then.values() if parent is not None)
    told = [(one, *then[one.id]) for one in found]
    return tuple(_listed(one, name or one.name, None if parent is None else (parent, rank), above, on) for one, name, parent, rank in told)


def _listed(one: Organisation, name: str, parent: tuple[int, int] | None, above: dict[int, tuple[str, str]], on: date) -> Listed:
    parent_code, parent_name = above.get(parent[0], ("", "")) if parent else ("", "")
    return Listed(
        id=one.id,
        code=one.code,
        name=name,
        kind=one.kind,
        kind_words=rules.kind_words(one.kind),
        is_employer=one.kind == rules.EMPLOYER,
        tax_code=one.tax_code,
        sector=rules.sector_words(one.sector),
        ownership=rules.ownership_words(one.ownership),
        commune=one.commune,
        wage_region=one.wage_region,
        founded_on=one.founded_on,
        last_day=one.ended_on - timedelta(days=1) if one.ended_on else None,
        state=state_of(one, on=on),
        parent_id=parent[0] if parent else None,
        parent_code=parent_code,
        parent_name=parent_name,
        has_union=bool(parent and parent[1] > rules.LOWEST_PUBLIC_RANK),
    )


def state_of(one: Organisation, *, on: date) -> str:
    """Return whether an organisation stands that day, has ended, or is still to come."""
    if one.ended_on and one.ended_on <= on:
        return "ended"
    return "coming" if one.founded_on and one.founded_on > on else "standing"
