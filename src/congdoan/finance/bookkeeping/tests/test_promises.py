"""What PostgreSQL keeps whoever writes past the services, whatever order people act in, and two of them at once."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, connections, transaction

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.models import Voucher, VoucherNumber
from congdoan.finance.bookkeeping.rules.kinds import PREPARING
from congdoan.finance.bookkeeping.tests import builders
from congdoan.finance.bookkeeping.tests.builders import TODAY, approved, drafted, paid, payment, receipt, submitted
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import queries as access
from congdoan.foundation.access.doors import acting
from congdoan.foundation.kernel.errors import DomainError


def refused(statement, *values):
    """Return what PostgreSQL says to a statement, its deferred promises included; it must refuse."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except DatabaseError as refusal:
        return str(refusal)
    pytest.fail(f"PostgreSQL took it: {statement}")


ACT = """
INSERT INTO bookkeeping_voucher_act (voucher_id, unit_id, place, kind, words, content_sha256, entry_id, acted_on, recorded_by)
SELECT v.id, v.unit_id, (SELECT max(place) + 1 FROM bookkeeping_voucher_act WHERE voucher_id = v.id), %s, 'tay', '', %s, now(), %s
FROM bookkeeping_voucher v WHERE v.id = %s
"""


@pytest.mark.django_db
def test_nobody_approves_or_pays_out_their_own_by_hand(cast):
    mine = submitted(cast, who="union_treasurer")
    number = "INSERT INTO bookkeeping_voucher_number VALUES (%s, %s, 'payment', 2024, 1, 1)"
    treasurer = cast.acting("union_treasurer")
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT numbered")
        cursor.execute(number, [mine, cast.union])
    assert "approves a voucher of their own" in refused(ACT, "approved", None, treasurer, mine)
    assert "a number comes with an approval" in refused("SELECT 1")
    with connection.cursor() as cursor:
        cursor.execute("ROLLBACK TO numbered")
    ready = approved(cast, who="union_treasurer")

    assert "bears a number" in refused(ACT, "approved", None, cast.acting("union_chair"), mine)
    assert "neither approved nor prepared" in refused(ACT, "paid", None, cast.acting("union_treasurer"), ready)
    assert "neither approved nor prepared" in refused(ACT, "paid", None, cast.acting("union_chair"), ready)
    assert "by whoever acts" in refused(ACT, "voided", None, cast.people["union_treasurer"], ready)
    assert "does not go from approved to posted" in refused(ACT, "posted", 1, cast.acting("chief_accountant"), ready)


@pytest.mark.django_db
def test_an_approved_voucher_never_changes_and_is_booked_once_by_its_own_entry(cast):
    ready, booked = approved(cast), paid(cast)
    entry_id = queries.voucher(booked).act("posted").entry_id
    cast.acting("union_treasurer")

    assert "no draft any more" in refused("UPDATE bookkeeping_voucher SET amount = amount + 1 WHERE id = %s", ready)
    assert "no draft any more" in refused("DELETE FROM bookkeeping_voucher_part WHERE voucher_id = %s", ready)
    assert "no draft any more" in refused(
        "INSERT INTO bookkeeping_voucher_part (voucher_id, unit_id, line_no, amount, category, debt, note, side, account)"
        " VALUES (%s, %s, 9, 1, 'care', '', '', '', '')", ready, cast.union,
    )  # fmt: skip
    assert "denied" in refused("UPDATE bookkeeping_voucher_part SET amount = 1 WHERE voucher_id = %s", ready)
    assert "denied" in refused("DELETE FROM bookkeeping_voucher WHERE id = %s", ready)
    assert "denied" in refused("UPDATE bookkeeping_voucher_act SET recorded_by = 1 WHERE voucher_id = %s", ready)
    assert "only a voucher moves" in refused("UPDATE bookkeeping_number_series SET last = last + 1")
    assert "not bear number 5" in refused(
        "INSERT INTO bookkeeping_voucher_number VALUES (%s, %s, 'payment', 2024, 5, 1)", submitted(cast), cast.union
    )
    assert "does not go from posted to posted" in refused(ACT, "posted", entry_id, cast.acting("union_treasurer"), booked)
    with connection.cursor() as cursor:
        cursor.execute(ACT, ["paid", None, cast.acting("union_treasurer"), ready])
    assert "does not book voucher" in refused(ACT, "posted", entry_id + 1, cast.people["union_treasurer"], ready)
    assert "does not take voucher" in refused(ACT, "reversed", entry_id, cast.people["union_treasurer"], booked)


@pytest.mark.django_db
def test_a_draft_whose_lines_do_not_make_its_sum_does_not_stay(cast):
    draft = drafted(cast)

    assert "do not make its sum" in refused("UPDATE bookkeeping_voucher SET amount = amount + 1 WHERE id = %s", draft)
    assert "do not make its sum" in refused("DELETE FROM bookkeeping_voucher_part WHERE voucher_id = %s", draft)
    assert "no draft any more" in refused("UPDATE bookkeeping_voucher SET kind = 'bank_out' WHERE id = %s", draft)
    assert "decided by whoever acts" in refused(
        "INSERT INTO bookkeeping_separation_setting (unit_id, since, payer_may_prepare, document, reason, decided_by)"
        " VALUES (%s, now(), true, 'x', 'x', %s)", cast.union, cast.console,
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3))
def test_whatever_people_do_in_whatever_order_the_order_holds(cast, seed):
    chance = random.Random(seed)
    people = sorted(cast.people)
    ids = [drafted(cast, chance.choice([payment(), receipt(), payment(kind="bank_out")])) for _ in range(4)]
    given = {
        "amend": {"content": payment(7)}, "submit": {}, "approve": {}, "return": {"comment": "Sửa lại"}, "pay": {}, "post": {},
        "void": {"reason": "Bỏ"}, "reverse": {"accounting_date": TODAY, "reason": "Nhầm", "red": True},
    }  # fmt: skip
    weights = [1, 4, 4, 1, 4, 1, 1, 1]
    done = Counter()
    for _ in range(120):
        name = chance.choices(sorted(given, key=list(given).index), weights)[0]
        actor = cast.acting(chance.choice(people))
        try:
            with transaction.atomic():
                getattr(services, f"{name}_voucher")(by=actor, voucher_id=chance.choice(ids), on=TODAY, **given[name])
            done[name] += 1
        except DomainError:
            continue

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert done["submit"]
    for found in queries.vouchers_by_id(ids):
        kinds = [act.kind for act in found.acts]
        hands = {act.kind: act.recorded_by for act in found.acts}
        prepared = {act.recorded_by for act in found.acts if act.kind in PREPARING}
        assert kinds.count("posted") == kinds.count("paid") <= kinds.count("approved") <= 1
        assert hands.get("approved") not in prepared
        assert found.content.kind == "receipt" or hands.get("paid") not in {*prepared, hands.get("approved", -1)}
        assert bool(found.number) == ("approved" in kinds)
        if posted := found.act("posted"):
            assert sum(line.amount for line in ledger.entry(posted.entry_id).lines if line.amount > 0) >= found.amount
    numbers = VoucherNumber.objects.order_by("kind", "number").values_list("kind", "number")
    for kind in {kind for kind, _ in numbers}:
        given_out = [number for of, number in numbers if of == kind]
        assert given_out == list(range(1, len(given_out) + 1))


@pytest.fixture
def apart(own_database):
    """The cast with real commits, so that two sessions meet."""
    console = access.actor_named("console").id
    with acting(console, on=TODAY):
        made = builders.cast(console)
    with acting(made.people["union_accountant"], on=TODAY):
        ids = [submitted(made) for _ in range(3)]
    return made, ids


def at_once(works):
    """Run works at the same moment, each in a session of its own; return what each gave or was refused."""
    ready = Barrier(len(works))

    def session(work):
        try:
            ready.wait(timeout=20)
            return work()
        except DomainError as refusal:
            return refusal.code
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(session, works))


def test_two_approvers_at_once_give_one_number_each_and_one_voucher_one_number(apart):
    made, ids = apart

    def approve(who, voucher_id):
        with acting(made.people[who], on=TODAY):
            return services.approve_voucher(by=made.people[who], voucher_id=voucher_id, on=TODAY)

    told = at_once(
        [lambda who=who, one=one: approve(who, one) for who, one in
         (("union_chair", ids[0]), ("chief_accountant", ids[0]), ("union_chair", ids[1]), ("chief_accountant", ids[2]))]
    )  # fmt: skip

    assert sorted(told) == ["PC-0001/2024", "PC-0002/2024", "PC-0003/2024", "voucher-wrong-state"]


def test_a_voucher_sent_twice_at_once_is_written_once(apart):
    made, _ = apart
    key = builders.uuid4()

    def draft():
        with acting(made.people["union_accountant"], on=TODAY):
            return services.draft_voucher(
                by=made.people["union_accountant"], unit_id=made.union, client_key=key, content=payment(9), on=TODAY
            )  # fmt: skip

    told = at_once([draft, draft, draft])

    assert len(set(told)) == 1
    with acting(made.console, on=TODAY):
        assert Voucher.objects.count() == 4
