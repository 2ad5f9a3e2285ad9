"""Grants, sign-in accounts, and the tree's shadow."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection
from psycopg.types.range import DateRange

from congdoan.foundation.access import queries, rules
from congdoan.foundation.access.models import Actor, Branch, Grant, Mark
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

CONSOLE = "console"


class NotAllowed(DomainError):
    code = "not-allowed"
    says = (
        "Tài khoản này chưa có quyền làm việc đó ở đơn vị này."
        " Cần một trong các vai trò: {roles}; người quản trị của đơn vị cấp trên cấp quyền."
    )


class UnableToCreate(DomainError):
    code = "actor-exists"
    says = "Đã có tài khoản tên {username}. Hãy chọn tên khác."


class WeakPassword(DomainError):
    code = "weak-password"
    says = "Mật khẩu chưa đủ mạnh: {why}"


class LinkHasNoPassword(DomainError):
    code = "link-has-no-password"
    says = "Liên kết không đăng nhập được nên không có mật khẩu."


class UnknownBranch(DomainError):
    code = "branch-unknown"
    says = "Không có đơn vị mang mã {code}."


class UnknownActor(DomainError):
    code = "actor-unknown"
    says = "Không có tài khoản {username}."


class UnknownGrant(DomainError):
    code = "grant-unknown"
    says = "Không có vai trò số {grant_id}."


class UnknownRole(DomainError):
    code = "unknown-role"
    says = "Không có vai trò {role}. Các vai trò: {known}."


def require(by: int, act: str, *, at: int, on: date) -> None:
    """Refuse unless the actor holds, on that day, a grant that allows the act and reaches the branch.

    :raises NotAllowed: no such grant
    """
    require_all(by, act, at=[at], on=on)


def require_all(by: int, act: str, *, at: Iterable[int], on: date) -> None:
    """Refuse unless the actor may perform the act in every one of the branches.

    :raises NotAllowed: for at least one branch there is no such grant
    """
    wanted = set(at)
    roles = queries.roles_reaching(by, act, at=wanted, on=on)
    if missing := sorted(wanted - roles.keys()):
        raise NotAllowed(act=act, at=missing[:20], roles=_roles_to_ask_for(act))
    _record_looks(by, act, (branch for branch, held in roles.items() if held <= rules.LENT))


def require_somewhere(by: int, act: str, *, on: date) -> None:
    """Refuse unless the actor may perform the act in some branch; the rows themselves are guarded by reach.

    :raises NotAllowed: no grant allows the act
    """
    held = queries.grants_allowing(by, act, on=on)
    if not held:
        raise NotAllowed(act=act, at=[], roles=_roles_to_ask_for(act))
    if all(role in rules.LENT for role, _ in held):
        _record_looks(by, act, {branch for _, branch in held})


def _record_looks(by: int, act: str, branches: Iterable[int]) -> None:
    """Write down what somebody looks at by a lent right alone: the unit sees in its record who read what, when."""
    if act in rules.READ:
        for branch in branches:
            audit.record(by, "access.look", at=branch, under=act)


def _roles_to_ask_for(act: str) -> str:
    return rules.names_of([role for role in rules.roles_allowing(act) if role not in rules.BUILT_IN] or [CONSOLE])


def enter(by: int, *, on: date, subject: int | None = None) -> None:
    """Tell PostgreSQL who acts, on which day, until the transaction ends; a link acts for its subject alone."""
    _tell(str(by), on.isoformat(), "" if subject is None else str(subject))


def leave() -> None:
    """Tell PostgreSQL that nobody acts: what a door does before it knows who comes."""
    _tell("", "", "")


def _tell(*values: str) -> None:
    names = ("congdoan.actor", "congdoan.day", "congdoan.subject")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config(%s, %s, true), set_config(%s, %s, true), set_config(%s, %s, true)",
            [part for pair in zip(names, values, strict=True) for part in pair],
        )


def create_actor(*, by: int, username: str, full_name: str, password: str, on: date, post: str = "", at: int = rules.ROOT) -> int:
    """Create an account that can sign in; it holds no grant yet.

    :raises UnableToCreate: the sign-in name is taken
    :raises WeakPassword: the password is too easy
    """
    require(by, "access.create_actor", at=at, on=on)
    actor_id = write_actor(username=username, full_name=full_name, password=password, post=post)
    audit.record(by, "access.create_actor", at=at, actor=actor_id, username=username)
    return actor_id


def write_actor(*, username: str, full_name: str, password: str, post: str = "") -> int:
    """Write an account without a grant; called by use cases that have asked a right of their own.

    :raises UnableToCreate: the sign-in name is taken
    :raises WeakPassword: the password is too easy
    """
    if Actor.objects.filter(username__iexact=username).exists():
        raise UnableToCreate(username=username)
    actor = Actor(username=username, full_name=full_name, post=post)
    _set_password(actor, password)
    Actor.objects.bulk_create([actor])
    return actor.id


def create_admin(*, by: int, username: str, full_name: str, password: str, on: date) -> int:
    """Create the first person: an administrator over the whole tree.

    :raises UnableToCreate: the sign-in name is taken
    :raises WeakPassword: the password is too easy
    """
    actor_id = create_actor(by=by, username=username, full_name=full_name, password=password, on=on, post="Quản trị")
    grant(by=by, actor_id=actor_id, role="administrator", branch_id=rules.ROOT, from_day=on, on=on, reason="Tài khoản quản trị đầu tiên")
    return actor_id


def set_password(*, by: int, actor_id: int, password: str, on: date) -> None:
    """Set a new password for an account (one's own, or as administrator).

    :raises NotAllowed: somebody else's account, and not an administrator
    :raises LinkHasNoPassword: the account belongs to a link
    :raises WeakPassword: the password is too easy
    """
    if by != actor_id:
        require(by, "access.set_password", at=rules.ROOT, on=on)
    actor = Actor.objects.get(id=actor_id)
    if actor.is_link:
        raise LinkHasNoPassword
    _set_password(actor, password)
    actor.save(update_fields=["password"])
    held = queries.grants_of(by, on=on)
    if held:  # the record is kept in a branch; who holds none leaves no trace but the password itself
        audit.record(by, "access.set_password", at=held[0]["branch_id"], actor=actor_id)


def grant(
    *, by: int, actor_id: int, role: str, branch_id: int, from_day: date, on: date, until: date | None = None, reason: str = ""
) -> int:
    """Give an actor a role on a branch, with all below it, from a day until (not including) another.

    :raises UnknownRole: no such role
    :raises NotAllowed: the giver does not administer the branch
    """
    if role not in rules.ROLES or role in rules.BUILT_IN:
        raise UnknownRole(role=role, known=", ".join(sorted(set(rules.ROLES) - rules.BUILT_IN)))
    require(by, "access.grant", at=branch_id, on=on)

    given = Grant.objects.create(
        actor_id=actor_id, role=role, branch_id=branch_id, period=DateRange(from_day, until), granted_by_id=by, reason=reason
    )
    audit.record(by, "access.grant", at=branch_id, actor=actor_id, role=role, from_day=from_day, until=until, reason=reason)
    return given.id


def lend_grant(*, by: int, actor_id: int, role: str, branch_id: int, from_day: date, until: date, under: str, on: date, reason: str) -> int:
    """Lend an actor the right to look at a branch from a day until (not including) another; it ends by itself.

    `under` is the use case whose right was asked at the branch or above: rights are lent by decisions of another app.

    :raises UnknownRole: the role is none that is lent
    """
    if role not in rules.LENT:
        raise UnknownRole(role=role, known=", ".join(sorted(rules.LENT)))
    given = Grant(actor_id=actor_id, role=role, branch_id=branch_id, period=DateRange(from_day, until), granted_by_id=by, reason=reason)
    Grant.objects.bulk_create([given])
    facts = {"actor": actor_id, "role": role, "from_day": from_day, "until": until, "under": under, "reason": reason}
    audit.record(by, "access.lend_grant", at=branch_id, **facts)
    return given.id


def end_lent_grant(*, by: int, grant_id: int, until: date, under: str) -> None:
    """End a lent right earlier; `under` is the use case whose right was asked."""
    given = Grant.objects.select_for_update().get(id=grant_id, role__in=rules.LENT)
    first, last = given.period.lower, given.period.upper
    given.period = DateRange(first, min(last, max(until, first)))
    given.save(update_fields=["period"])
    audit.record(by, "access.end_lent_grant", at=given.branch_id, grant=grant_id, until=until, under=under)


def end_grant(*, by: int, grant_id: int, until: date, on: date) -> None:
    """End a grant: from `until` it no longer allows anything.

    :raises UnknownGrant: no such grant
    :raises NotAllowed: the one who ends it does not administer the branch
    """
    given = Grant.objects.select_for_update().filter(id=grant_id).first()
    if given is None:
        raise UnknownGrant(grant_id=grant_id)
    require(by, "access.end_grant", at=given.branch_id, on=on)
    given.period = DateRange(given.period.lower, max(until, given.period.lower) if given.period.lower else until)
    given.save(update_fields=["period"])
    audit.record(by, "access.end_grant", at=given.branch_id, grant=grant_id, until=until)


def hand_over_grants(
    *, by: int, branch_id: int, since: date, on: date, under: str, receiver_id: int | None = None, reason: str = ""
) -> int:
    """End every grant on a branch from a day on; where there is a receiver, the same people hold the same roles there. Return how many.

    `under` is the use case whose right counts: units end by a decision of another app. A grant that somebody holds there already stays.

    :raises NotAllowed: the actor may not do so in the branch, or not in the receiver's
    """
    require_all(by, under, at=[branch_id, *([] if receiver_id is None else [receiver_id])], on=on)
    held = Grant.objects.select_for_update().filter(branch_id=branch_id).exclude(role__in=rules.BUILT_IN)
    ending = [given for given in held.order_by("id") if given.period.upper is None or given.period.upper > since]
    moved: list[Grant] = []
    for given in ending:
        days = DateRange(max(since, given.period.lower or since), given.period.upper)
        if receiver_id is not None:
            same = {"actor_id": given.actor_id, "role": given.role, "branch_id": receiver_id}
            if not Grant.objects.filter(**same, period__overlap=days).exists():
                moved.append(Grant(**same, period=days, granted_by_id=by, reason=reason))
        given.period = DateRange(given.period.lower, days.lower)
    Grant.objects.bulk_update(ending, ["period"])
    Grant.objects.bulk_create(moved)
    if ending:
        facts = {"ended": [given.pk for given in ending], "moved": [given.pk for given in moved], "receiver": receiver_id}
        audit.record(by, "access.hand_over_grants", at=branch_id, since=since, reason=reason, **facts)
    return len(ending)


def set_branches(rows: Iterable[tuple[int, str, str]]) -> None:
    """Write or rename branches (id, code, name); called by organisations alone."""
    Branch.objects.bulk_create(
        [Branch(id=branch_id, code=code, name=name) for branch_id, code, name in rows],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["code", "name"],
        batch_size=5000,
    )


def set_reach(rows: Iterable[tuple[int, int, int, DateRange]], *, of: Iterable[int]) -> None:
    """Replace the reach of the branches `of` by rows (ancestor, branch, depth, period); called by organisations alone."""
    told = list(rows)
    columns: list[list[Any]] = [[row[place] for row in told] for place in range(3)]
    columns += [[row[3].lower for row in told], [row[3].upper for row in told]]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM access_reach WHERE branch_id = ANY(%s)", [list(set(of))])
        cursor.execute(
            """
            INSERT INTO access_reach (ancestor_id, branch_id, depth, period)
            SELECT ancestor, branch, depth, daterange(first, until)
            FROM unnest(%s::bigint[], %s::bigint[], %s::smallint[], %s::date[], %s::date[]) AS told (ancestor, branch, depth, first, until)
            """,
            columns,
        )


def set_mark(name: str, value: dict[str, Any]) -> None:
    """Write down a fact about this installation."""
    Mark.objects.update_or_create(name=name, defaults={"value": value})


def _set_password(actor: Actor, password: str) -> None:
    try:
        validate_password(password, actor)
    except ValidationError as error:
        raise WeakPassword(why=" ".join(error.messages)) from None
    actor.set_password(password)
