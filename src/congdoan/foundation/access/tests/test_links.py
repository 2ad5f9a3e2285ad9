"""Signed links: a token told once, an address that ends, and a visitor who meets the rows of one body alone."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.foundation.access import queries, services
from congdoan.foundation.access.models import Actor, Grant, Link, LinkMiss
from congdoan.foundation.access.services import links
from congdoan.foundation.kernel.errors import DomainError

from .builders import ALWAYS, LEAF, LEFT, RIGHT, actor, two_branches

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 1)
LAST = date(2024, 7, 1)  # the first day without the link


@pytest.fixture
def officer(entered):
    two_branches()
    person = actor("lan", role="federation_accountant", branch=LEFT)
    services.enter(person, on=DAY)
    return person


def issue(officer, **changes):
    given = {"unit_id": LEFT, "subject_id": LEAF, "until": LAST, "reason": "Kế toán mới", "on": DAY} | changes
    return services.issue_link(by=officer, **given)


def visit(token, *, on=DAY, client="203.0.113.9"):
    """Come by an address as a stranger: in a transaction in which nobody has entered."""
    services.leave()
    return services.open_link(token=token, client=client, on=on)


def sql(statement, values=()):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def test_the_token_is_long_random_and_never_stored(officer):
    first, second = issue(officer), issue(officer)

    assert len(first.token) == len(second.token) == 43  # 256 bits
    assert len({*first.token, *second.token} & set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")) > 20
    stored = " ".join(str(row) for table in ("access_link", "access_actor", "access_grant", "audit_act") for row in sql(f"TABLE {table}"))
    assert first.token not in stored
    assert links.hash_of(first.token) in stored


def test_a_visitor_acts_for_the_subject_and_the_visit_is_remembered_once(officer):
    issued = issue(officer)

    came = [visit(issued.token), visit(issued.token)]

    assert {(one.link_id, one.subject_id, one.unit_id, one.until) for one in came} == {(issued.id, LEAF, LEFT, LAST)}
    services.require(came[0].actor_id, "access.open_link", at=LEAF, on=DAY)
    for act in ("access.issue_link", "ledger.read", "assessments.declare_payroll"):
        assert not queries.may_somewhere(came[0].actor_id, act, on=DAY)
    services.enter(officer, on=DAY)
    (row,) = queries.links_of(LEAF, on=DAY)
    assert (row.visits, row.state, row.issued_by) == (1, "open", "Lan")


def test_unknown_ended_and_revoked_addresses_get_the_same_answer(officer):
    ended, revoked = issue(officer), issue(officer)
    services.revoke_link(by=officer, link_id=revoked.id, reason="Kế toán đã nghỉ", on=DAY)

    answers = []
    for token, day in (("x" * 43, DAY), ("", DAY), ("\x00", DAY), (ended.token, LAST), (revoked.token, DAY), (ended.token + "x", DAY)):
        with pytest.raises(services.LinkUnusable) as refusal:
            visit(token, on=day)
        answers.append((refusal.value.code, refusal.value.explain(), refusal.value.facts))

    assert len({str(answer) for answer in answers}) == 1
    assert visit(ended.token, on=LAST - timedelta(days=1)).subject_id == LEAF


def test_a_link_ends_when_its_body_leaves_the_unit(officer, entered):
    issued = issue(officer)
    services.enter(entered, on=DAY)
    services.set_reach([(LEAF, LEAF, 0, ALWAYS), (RIGHT, LEAF, 1, ALWAYS), (1, LEAF, 2, ALWAYS)], of=[LEAF])

    with pytest.raises(services.LinkUnusable):
        visit(issued.token)


def test_an_address_opens_for_its_own_purpose_alone(officer):
    issued = issue(officer)

    with pytest.raises(services.LinkUnusable):
        services.open_link(token=issued.token, client="here", on=DAY, purpose="member_link")


def test_guessing_is_slowed_down_for_one_place_and_nobody_else(officer):
    issued = issue(officer)
    services.leave()
    for _ in range(links.MOST_MISSES):
        services.note_miss(client="198.51.100.7")

    with pytest.raises(services.TooManyMisses):
        visit(issued.token, client="198.51.100.7")
    assert visit(issued.token, client="203.0.113.9").link_id == issued.id
    assert LinkMiss.objects.count() == 0  # nobody who has entered reads them


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"until": DAY}, "link-period"),
        ({"until": DAY + timedelta(days=401)}, "link-period"),
        ({"reason": "  "}, "link-without-reason"),
        ({"unit_id": RIGHT}, "link-outside"),
        ({"subject_id": LEFT, "unit_id": 1}, "link-outside"),
        ({"unit_id": 99}, "branch-unknown"),
        ({"subject_id": RIGHT, "unit_id": RIGHT}, "not-allowed"),
    ],
)
def test_a_link_that_should_not_be_is_refused(officer, changes, code):
    with pytest.raises(DomainError) as refusal:
        issue(officer, **changes)

    assert refusal.value.code == code
    assert queries.links_of(LEAF, on=DAY) == []


def test_a_body_with_others_below_it_gets_no_link(entered):
    two_branches()
    services.enter(entered, on=DAY)
    services.set_branches([(31, "TREN", "Cấp trên")])
    services.set_reach([(31, LEFT, 1, ALWAYS), (LEFT, LEFT, 0, ALWAYS), (1, LEFT, 2, ALWAYS)], of=[LEFT])

    with pytest.raises(links.LinkNotForOne):
        issue(entered, unit_id=31, subject_id=LEFT)


def test_a_link_is_revoked_once_with_a_reason_by_who_may(officer):
    issued = issue(officer)
    inspector = actor("kiem", role="inspector", branch=LEFT)

    with pytest.raises(services.NotAllowed):
        services.revoke_link(by=inspector, link_id=issued.id, reason="thử", on=DAY)
    with pytest.raises(links.LinkWithoutReason):
        services.revoke_link(by=officer, link_id=issued.id, reason=" ", on=DAY)
    services.revoke_link(by=officer, link_id=issued.id, reason="Mất điện thoại", on=DAY)
    with pytest.raises(links.LinkRevoked):
        services.revoke_link(by=officer, link_id=issued.id, reason="lần nữa", on=DAY)
    with pytest.raises(links.LinkUnknown):
        services.revoke_link(by=officer, link_id=10**9, reason="không có", on=DAY)
    (row,) = queries.links_of(LEAF, on=DAY)
    assert (row.state, row.revoked_by, row.revoked_why) == ("revoked", "Lan", "Mất điện thoại")
    assert not Grant.objects.filter(role="payer_link", period__contains=DAY).exists()


def test_nobody_gives_the_role_of_a_link_by_hand_nor_signs_in_as_one(officer, entered):
    issued = issue(officer)
    visitor = Link.objects.get(id=issued.id).actor_id
    services.enter(entered, on=DAY)

    with pytest.raises(services.UnknownRole):
        services.grant(by=entered, actor_id=officer, role="payer_link", branch_id=LEAF, from_day=DAY, on=DAY)
    with pytest.raises(DomainError, match="link-has-no-password"):
        services.set_password(by=entered, actor_id=visitor, password="mat-khau-rat-dai-1", on=DAY)
    assert visitor not in {person["id"] for person in queries.people(entered, on=DAY)}


def test_postgresql_keeps_each_promise_of_a_link_a_second_time(officer, entered):
    issued = issue(officer)
    link = Link.objects.get(id=issued.id)
    services.revoke_link(by=officer, link_id=issued.id, reason="thu hồi", on=DAY)
    services.enter(entered, on=DAY)
    refused = {
        "give the role by hand": "INSERT INTO access_grant (actor_id, role, branch_id, period, reason)"
        f" VALUES ({officer}, 'payer_link', {LEAF}, daterange('2024-06-01', '2024-07-01'), '')",
        "give the account another role": "INSERT INTO access_grant (actor_id, role, branch_id, period, reason)"
        f" VALUES ({link.actor_id}, 'federation_accountant', {LEFT}, daterange('2024-06-01', '2024-07-01'), '')",
        "stretch the grant": f"UPDATE access_grant SET period = daterange('2024-06-01', '2030-01-01') WHERE actor_id = {link.actor_id}",
        "stretch the link": f"UPDATE access_link SET period = daterange('2024-06-01', '2030-01-01') WHERE id = {link.pk}",
        "take the revocation back": f"UPDATE access_link SET revoked_at = NULL, revoked_by_id = NULL WHERE id = {link.pk}",
        "drop a link": f"DELETE FROM access_link WHERE id = {link.pk}",
        "change a visit": "UPDATE access_linkvisit SET opened_at = now()",
        "make an account with a password": "INSERT INTO access_actor (username, full_name, post, password, is_active, is_console, is_link)"
        " VALUES ('x', 'x', '', 'argon2$x', true, false, true)",
    }

    for what, statement in refused.items():
        with pytest.raises(DatabaseError), transaction.atomic():
            raise AssertionError(f"{what}: {sql(statement)} rows")
    assert sql(f"UPDATE access_actor SET password = 'argon2$x' WHERE id = {link.actor_id}") == 0


def test_without_the_token_nobody_reads_a_link_before_entering(officer):
    issue(officer)
    services.leave()

    assert sql("SELECT count(*) FROM access_link") == [(0,)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('congdoan.link', %s, true)", ["0" * 64])
    assert sql("SELECT count(*) FROM access_link") == [(0,)]


def test_every_table_with_a_row_guard_knows_links():
    unaware = sql(
        """
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relrowsecurity AND NOT c.relispartition
          AND NOT EXISTS (
            SELECT FROM pg_policy p
            WHERE p.polrelid = c.oid AND NOT p.polpermissive AND p.polname IN ('closed_to_links', 'opened_to_links')
          )
        """
    )

    assert unaware == []


def test_under_a_subject_access_shows_only_what_the_visitor_needs(officer):
    visitor = visit(issue(officer).token)

    assert sql("SELECT id FROM access_actor") == [(visitor.actor_id,)]
    assert sql("SELECT actor_id, role FROM access_grant") == [(visitor.actor_id, "payer_link")]
    assert sorted(sql("SELECT code FROM access_branch")) == [("",), ("LA",), ("TRAI",)]
    assert {row[0] for row in sql("SELECT branch_id FROM access_reach")} == {LEAF}
    assert sql("SELECT count(*) FROM access_link") == [(0,)]
    assert Actor.objects.filter(username="lan").count() == 0
