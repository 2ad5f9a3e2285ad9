"""Who may act where; the bare tree; links; jobs."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Max, Q
from django.db.models.functions import Now

from congdoan.foundation.kernel.vietnamese import person_sort_key

from . import rules
from .models import Actor, Branch, Grant, Job, Link, LinkMiss, Mark, Reach


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was found out about rights while somebody only reads: grants by (actor, day), roles by (actor, day) and branch."""

    grants: dict[tuple[int, date], list[dict[str, Any]]] = field(default_factory=dict)
    roles: dict[tuple[int, date], dict[int, set[str]]] = field(default_factory=dict)


_remembered: ContextVar[Remembered | None] = ContextVar("remembered", default=None)


@contextmanager
def rights_remembered() -> Iterator[None]:
    """Ask PostgreSQL once for each right until the block ends: for pages that only read, so that nobody's grants change on the way."""
    token = _remembered.set(Remembered())
    try:
        yield
    finally:
        _remembered.reset(token)


def actor_named(username: str) -> Actor | None:
    """Return the active actor with this sign-in name, or None."""
    return Actor.objects.filter(username__iexact=username, is_active=True).first()


def names_of_actors(ids: Iterable[int]) -> dict[int, str]:
    """Return actor ids with full names."""
    return dict(Actor.objects.filter(id__in=set(ids)).values_list("id", "full_name"))


def may(by: int, act: str, *, at: int, on: date) -> bool:
    """Return whether an actor holds, on that day, a grant that allows the act and reaches the branch."""
    return not unreached(by, act, at=[at], on=on)


def unreached(by: int, act: str, *, at: Iterable[int], on: date) -> list[int]:
    """Return those of the branches where the actor may not perform the act on that day, in one statement."""
    wanted = set(at)
    return sorted(wanted - roles_reaching(by, act, at=wanted, on=on).keys())


def roles_reaching(by: int, act: str, *, at: Iterable[int], on: date) -> dict[int, set[str]]:
    """Return the roles by which the actor may perform the act on that day, by branch; a branch without any is left out. One statement."""
    allowing = set(rules.roles_allowing(act))
    held = {branch: roles & allowing for branch, roles in _roles_at(by, at=set(at), on=on).items()}
    return {branch: roles for branch, roles in held.items() if roles}


def _roles_at(by: int, *, at: set[int], on: date) -> dict[int, set[str]]:
    """Return every role that an active actor's grants give on that day, by branch."""
    known = (_remembered.get() or Remembered()).roles.setdefault((by, on), {})
    if unknown := at - known.keys():
        known |= {branch: set() for branch in unknown}
        with connection.cursor() as cursor:
            cursor.execute(
                """
                SELECT r.branch_id, g.role
                FROM access_reach r JOIN access_grant g ON g.branch_id = r.ancestor_id JOIN access_actor a ON a.id = g.actor_id
                WHERE r.branch_id = ANY(%s) AND r.period @> %s AND g.actor_id = %s AND g.period @> %s AND a.is_active
                """,
                [list(unknown), on, by, on],
            )
            for branch, role in cursor.fetchall():
                known[branch].add(role)
    return {branch: known[branch] for branch in at}


def acts_at(by: int, acts: Iterable[str], *, at: int, on: date) -> dict[str, bool]:
    """Return for each act whether the actor may perform it in the branch on that day, in one statement."""
    roles = _roles_at(by, at={at}, on=on)[at]
    return {act: any(rules.allows(role, act) for role in roles) for act in acts}


def may_somewhere(by: int, act: str, *, on: date) -> bool:
    """Return whether an actor holds a grant that allows the act anywhere on that day."""
    return bool(grants_allowing(by, act, on=on))


def grants_allowing(by: int, act: str, *, on: date) -> list[tuple[str, int]]:
    """Return the grants that allow an actor an act on that day: role and branch, in one statement."""
    allowing = set(rules.roles_allowing(act))
    return [(held["role"], held["branch_id"]) for held in _grants(by, on=on) if held["actor__is_active"] and held["role"] in allowing]


def _grants(by: int, *, on: date) -> list[dict[str, Any]]:
    known = (_remembered.get() or Remembered()).grants
    if (by, on) not in known:
        found = Grant.objects.filter(actor_id=by, period__contains=on).order_by("id")
        rows = found.values("role", "branch_id", "branch__code", "branch__name", "actor__is_active")
        known[by, on] = [dict(row) for row in rows]
    return known[by, on]


def within_reach(branch_ids: Iterable[int]) -> set[int]:
    """Return those of the branches that whoever acts reaches: the row guard shows what is booked there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT one FROM unnest(%s::bigint[]) AS one WHERE one IN (SELECT access_reached())", [sorted(set(branch_ids))])
        return {row[0] for row in cursor.fetchall()}


def grants_of(actor_id: int, *, on: date) -> list[dict[str, Any]]:
    """Return an actor's grants of that day: role, role_name, branch_id, code, name."""
    return [
        {
            "role": row["role"],
            "role_name": rules.ROLE_NAMES.get(row["role"], row["role"]),
            "branch_id": row["branch_id"],
            "code": row["branch__code"],
            "name": row["branch__name"],
        }
        for row in _grants(actor_id, on=on)
    ]


def roles_on(actor_id: int, branch_id: int, *, since: date) -> list[str]:
    """Return the roles that an actor holds on exactly this branch on some day from `since` on; what is lent to look is none."""
    held = Grant.objects.filter(actor_id=actor_id, branch_id=branch_id).exclude(role__in=rules.LENT)
    going_on = held.filter(Q(period__upper_inf=True) | Q(period__endswith__gt=since))
    return sorted(set(going_on.values_list("role", flat=True)))


def reached(by: int, *, on: date) -> set[int]:
    """Return every branch that an actor's grants reach on that day."""
    found = Reach.objects.filter(period__contains=on, ancestor__grants__actor_id=by, ancestor__grants__period__contains=on)
    return set(found.values_list("branch_id", flat=True))


def ancestors(ids: Iterable[int], *, on: date) -> dict[int, list[int]]:
    """Return for each branch its ancestors on that day, nearest first, without itself and without the root."""
    found = Reach.objects.filter(branch_id__in=set(ids), period__contains=on, depth__gt=0).exclude(ancestor_id=rules.ROOT)
    above: dict[int, list[int]] = {branch: [] for branch in ids}
    for branch, ancestor in found.order_by("branch_id", "depth").values_list("branch_id", "ancestor_id"):
        above[branch].append(ancestor)
    return above


def common_branch(ids: Iterable[int], *, on: date) -> int:
    """Return the nearest branch above (or equal to) all of these on that day; the first of them when they share none but the root."""
    wanted = sorted(set(ids))
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT above_id FROM (
              SELECT ancestor_id AS above_id, depth FROM access_reach
              WHERE branch_id = ANY(%s) AND period @> %s AND depth > 0 AND ancestor_id <> %s
              UNION ALL SELECT one, 0 FROM unnest(%s) AS one
            ) line GROUP BY above_id HAVING count(*) = %s ORDER BY min(depth) LIMIT 1
            """,
            [wanted, on, rules.ROOT, wanted, len(wanted)],
        )
        nearest = cursor.fetchone()
    return nearest[0] if nearest else wanted[0]


def reach_rows(branches: Iterable[int]) -> list[tuple[int, int, int, Any]]:
    """Return every row (ancestor, branch, depth, period) by which somebody reaches these branches, of all days."""
    found = Reach.objects.filter(branch_id__in=set(branches)).order_by("branch_id", "depth", "id")
    return list(found.values_list("ancestor_id", "branch_id", "depth", "period"))


def branches_below(branch_ids: Iterable[int]) -> list[int]:
    """Return every branch that on some day lies within one of these, themselves included."""
    return sorted(set(Reach.objects.filter(ancestor_id__in=set(branch_ids)).values_list("branch_id", flat=True)))


def codes_taken(codes: Iterable[str]) -> set[str]:
    """Return those of the codes that some branch, within reach or not, already bears."""
    return set(Branch.objects.filter(code__in=set(codes)).values_list("code", flat=True))


def branch_names(ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return (code, name) of branches."""
    return {row[0]: (row[1], row[2]) for row in Branch.objects.filter(id__in=set(ids)).values_list("id", "code", "name")}


def job(job_id: int) -> Job | None:
    """Return a job that the acting person may see, or None."""
    return Job.objects.filter(id=job_id).first()


def latest_jobs(actor_ids: Iterable[int], *, limit: int = 5) -> list[Job]:
    """Return the newest jobs of some actors; while somebody acts, PostgreSQL shows that person's alone."""
    return list(Job.objects.filter(actor_id__in=set(actor_ids)).order_by("-id")[:limit])


def has_job(command: str) -> bool:
    """Return whether a job of this command waits or runs."""
    return Job.objects.filter(command=command, state__in=[Job.State.WAITING, Job.State.RUNNING]).exists()


def people(by: int, *, on: date) -> list[dict[str, Any]]:
    """Return the people who hold a grant within the actor's reach that day, by name, each with those grants."""
    held = Grant.objects.filter(branch_id__in=reached(by, on=on), period__endswith__isnull=True) | Grant.objects.filter(
        branch_id__in=reached(by, on=on), period__endswith__gt=on
    )
    rows = held.filter(actor__is_console=False, actor__is_link=False).select_related("actor", "branch").order_by("actor_id", "id")
    found: dict[int, dict[str, Any]] = {}
    for given in rows:
        person = found.setdefault(
            given.actor_id,
            {
                "id": given.actor_id,
                "username": given.actor.username,
                "full_name": given.actor.full_name,
                "post": given.actor.post,
                "grants": [],
            },
        )
        words = rules.ROLE_NAMES.get(given.role, given.role)
        person["grants"].append({"id": given.id, "role": given.role, "role_name": words, "branch": given.branch, "period": given.period})
    return sorted(found.values(), key=lambda person: (person_sort_key(person["full_name"]), person["id"]))


def grants_on(branch_ids: Iterable[int], *, since: date) -> dict[int, int]:
    """Return how many grants that people hold on each branch go on past a day; branches without any are left out."""
    held = Grant.objects.filter(branch_id__in=set(branch_ids)).exclude(role__in=rules.BUILT_IN)
    going_on = held.filter(Q(period__upper_inf=True) | Q(period__endswith__gt=since))
    return dict(going_on.values_list("branch_id").annotate(count=Count("id")).order_by("branch_id"))


def branch_coded(code: str) -> Branch | None:
    """Return the branch with this code, or None; the empty code is the root."""
    return Branch.objects.filter(code__iexact=code.strip()).first()


def mark(name: str) -> dict[str, Any] | None:
    """Return a fact about this installation, or None."""
    return Mark.objects.filter(name=name).values_list("value", flat=True).first()


def is_demo() -> bool:
    """Return whether the people and firms of this installation are fictitious."""
    return mark("fictitious") is not None


def role_may_bypass_guard() -> list[str]:
    """Return why the database login may not serve the application: owner, superuser or BYPASSRLS; empty when it may."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT rolsuper, rolbypassrls,
                   EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                           WHERE pg_has_role(r.oid, c.relowner, 'MEMBER') AND c.relkind IN ('r', 'p') AND n.nspname = 'public')
            FROM pg_roles r WHERE rolname = current_user
            """
        )
        superuser, bypasses, owner = cursor.fetchone()
    reasons = {
        "siêu người dùng (superuser)": superuser,
        "bỏ qua được chính sách dòng (BYPASSRLS)": bypasses,
        "chủ sở hữu bảng (owner)": owner,
    }
    return [reason for reason, is_true in reasons.items() if is_true]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link of a body as its list shows it. `state`: open, ended, revoked."""

    id: int
    purpose: str
    period: Any
    reason: str
    issued_by: str
    issued_at: datetime
    revoked_by: str
    revoked_at: datetime | None
    revoked_why: str
    visits: int
    last_visit: datetime | None
    state: str


def links_of(subject_id: int, *, on: date) -> list[LinkRow]:
    """Return the links of a body, the newest first, each with how often it was opened."""
    found = Link.objects.filter(subject_id=subject_id).select_related("issued_by", "revoked_by")
    counted = found.annotate(visited=Count("visits"), last=Max("visits__opened_at")).order_by("-id")
    return [
        LinkRow(
            link.pk, rules.PURPOSES.get(link.purpose, link.purpose), link.period, link.reason, link.issued_by.full_name, link.issued_at,
            link.revoked_by.full_name if link.revoked_by else "", link.revoked_at, link.revoked_why, link.visited, link.last,
            "revoked" if link.revoked_at else "open" if link.period.upper > on else "ended",
        )
        for link in counted
    ]  # fmt: skip


def misses_of(client_sha256: str, *, minutes: int) -> int:
    """Return how many addresses that led nowhere came from one place lately; asked before anybody has entered."""
    since = Now() - timedelta(minutes=minutes)
    return LinkMiss.objects.filter(client_sha256=client_sha256, missed_at__gt=since).count()
