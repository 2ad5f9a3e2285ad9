"""What PostgreSQL promises about notifications to whoever writes past the services, and two deliveries at the same moment."""

import threading

import psycopg
import pytest
from django.db import connections

from congdoan.finance.banking import queries, services
from congdoan.finance.banking.models import Delivery, Notification
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import acting

from .builders import efast, sheet
from .calls import KEY, NUMBER, ON, district, send, signed, told


@pytest.fixture
def world(own_database, django_db_blocker):
    """A unit with two receivers, one accepted notification and a statement that has no line for it; a neighbour with one receiver."""
    console = access_queries.actor_named(access.CONSOLE).id
    with acting(console, on=ON):
        unit = district(console)
        ours, closed, theirs = (
            services.register_notification_source(by=console, unit_id=at, provider="generic", key=KEY, on=ON) for at in (unit, unit, 502)
        )
        services.close_notification_source(by=console, source_id=closed.id, on=ON)
    send(ours, signed(told()))
    with acting(console, on=ON):
        moves = [("21-09-2026 14:02:40", 500_001, "x", "REF1"), ("22-09-2026 09:00:00", 7, "lai", "REF2")]
        content = sheet(efast(moves, opening=0, account=NUMBER))
        services.import_statement_file(by=console, file_name="a.xlsx", content=content, on=ON)
        (row,) = queries.notifications(limit=9)
        lines = [line.id for line in queries.lines()]
    return {"console": console, "ours": ours, "closed": closed, "theirs": theirs, "row": row, "lines": lines}


def enter(connection, *, actor=None, address=""):
    connection.execute("SELECT set_config('congdoan.actor', %s, true)", [str(actor or "")])
    connection.execute("SELECT set_config('congdoan.day', %s, true), set_config('congdoan.receiver', %s, true)", [ON.isoformat(), address])


def count(connection, table):
    return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_an_address_opens_its_own_receiver_and_nothing_else(world, app_connection):
    tables = ("banking_notification_source", "banking_delivery", "banking_notification", "banking_collecting_account", "banking_line")
    seen = {}
    for name, address in (("none", ""), ("wrong", "x" * 32), ("ours", world["ours"].address), ("theirs", world["theirs"].address)):
        enter(app_connection, address=address)
        seen[name] = [count(app_connection, table) for table in tables]
        app_connection.rollback()

    assert seen == {"none": [0] * 5, "wrong": [0] * 5, "ours": [1, 1, 1, 1, 0], "theirs": [1, 0, 0, 0, 0]}
    enter(app_connection, address=world["theirs"].address)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app_connection.execute(delivered(501, world["ours"].id))


def copied(**changes):
    """Return an insert of the notification again, but for some columns."""
    columns = [field.column for field in Notification._meta.concrete_fields if field.column != "id"]
    values = [changes.get(column, column) for column in columns]
    return f"INSERT INTO banking_notification ({', '.join(columns)}) SELECT {', '.join(values)} FROM banking_notification"


def delivered(unit, source, *, body="'x'", sha256="encode(sha256('x'), 'hex')", day="2026-09-21"):
    return (
        "INSERT INTO banking_delivery (unit_id, source_id, headers, body, sha256, digest, received_at)"
        f" VALUES ({unit}, {source}, '{{}}', {body}, {sha256}, 'd', '{day}')"
    )


def attacks(world):
    ours, closed, theirs = (world[name].id for name in ("ours", "closed", "theirs"))
    row, line = world["row"].id, world["lines"][0]
    other = {"fingerprint": "repeat('0', 64)", "provider_id": "'new'"}
    long = "repeat('x', 300000)::bytea"
    settlement = "INSERT INTO banking_notification_settlement (unit_id, notification_id, reason, settled_by)"
    proof = "INSERT INTO banking_notification_proof (unit_id, notification_id, line_id, evidence, proven_by)"
    return {
        "a notification changes": "UPDATE banking_notification SET amount = 1",
        "a notification goes": "DELETE FROM banking_notification",
        "a body changes": "UPDATE banking_delivery SET body = 'x'",
        "the calls are emptied": "TRUNCATE banking_delivery CASCADE",
        "another key": "UPDATE banking_notification_source SET sealed_key = 'x'",
        "a receiver moves": "UPDATE banking_notification_source SET unit_id = 502 WHERE unit_id = 501",
        "a receiver opens earlier": "UPDATE banking_notification_source SET period = daterange('2020-01-01', NULL)",
        "a receiver goes": "DELETE FROM banking_notification_source",
        "an id is believed twice": copied(fingerprint="repeat('0', 64)"),
        "the same is told twice": copied(provider_id="'new'"),
        "believed without an account": copied(**other, account_id="NULL"),
        "believed below zero": copied(**other, amount="-1"),
        "believed without an id": copied(**other | {"provider_id": "''"}),
        "held back without a reason": copied(**other, verdict="'quarantined'"),
        "another day than its moment's": copied(**other, booked_on="'2020-01-01'"),
        "another unit than its call's": copied(**other, unit_id="502"),
        "another unit's receiver": delivered(501, theirs),
        "a closed receiver": delivered(501, closed, day="2026-09-22"),
        "a body other than its mark": delivered(501, ours, body="'y'"),
        "a body too long": delivered(501, ours, body=long, sha256=f"encode(sha256({long}), 'hex')"),
        "a line of another amount proves it": f"{proof} VALUES (501, {row}, {line}, 'amount', 1)",
        "settled without a reason": f"{settlement} VALUES (501, {row}, '', 1)",
        "settled by another unit": f"{settlement} VALUES (502, {row}, 'x', 1)",
    }


def test_no_login_writes_past_the_promises(world, app_connection, superuser_connection):
    refused = (psycopg.errors.IntegrityError, psycopg.errors.InsufficientPrivilege)
    for connection in (app_connection, superuser_connection):
        enter(connection, actor=world["console"])
        for name, attack in attacks(world).items():
            try:
                with connection.transaction():
                    connection.execute(attack)
            except refused:
                continue
            pytest.fail(f"{name}: {attack}", pytrace=False)
        with connection.transaction():
            connection.execute(copied(fingerprint="repeat('0', 64)", provider_id="'new'"))  # what is right goes through
        connection.rollback()


def test_two_deliveries_at_once_leave_one_row(world, django_db_blocker):
    calls = [signed(told(id="twin", amount=amount)) for amount in (600_000, 600_000, 600_000, 700_000)]
    gate, states, troubles = threading.Barrier(len(calls)), [], []

    def work(call):
        with django_db_blocker.unblock():
            try:
                gate.wait()
                states.append(send(world["ours"], call).state)
            except BaseException as trouble:
                troubles.append(trouble)
            finally:
                connections.close_all()

    workers = [threading.Thread(target=work, args=[call]) for call in calls]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert troubles == []
    assert states.count("accepted") == 1
    with acting(world["console"], on=ON):
        rows = [row for row in queries.notifications(limit=9) if row.provider_id == "twin"]
        assert sorted(row.verdict for row in rows) == ["accepted", "quarantined"]


def test_a_kill_between_keeping_and_reading_is_cured_by_the_next_call(world, monkeypatch):
    def killed(*given):
        raise SystemExit

    with monkeypatch.context() as broken:
        broken.setattr("congdoan.finance.banking.services.receiving._write", killed)
        with pytest.raises(SystemExit):
            send(world["ours"], signed(told(id="cut")))
    with acting(world["console"], on=ON):
        kept, told_so_far = Delivery.objects.count(), Notification.objects.filter(provider_id="cut").count()

    again = send(world["ours"], signed(told(id="cut")))

    assert (kept, told_so_far, again.state) == (2, 0, "accepted")
    with acting(world["console"], on=ON):
        assert Delivery.objects.count() == 2


def test_the_first_of_two_proofs_of_one_line_holds(world):
    with acting(world["console"], on=ON):
        source = services.register_notification_source(by=world["console"], unit_id=501, provider="generic", key=KEY, on=ON)
    for number in ("a", "b"):
        send(source, signed(told(id=number, amount=500_001)))
    gate, proven = threading.Barrier(2), []

    def work():
        try:
            gate.wait()
            with acting(world["console"], on=ON):
                proven.append(services.compare_notifications(by=world["console"], on=ON))
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    with acting(world["console"], on=ON):
        states = sorted(row.state for row in queries.notifications(words="500001", limit=9))
    assert states == ["contradicted", "proven"]
