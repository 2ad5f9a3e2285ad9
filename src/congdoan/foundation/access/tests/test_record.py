"""The record is chained: one changed, dropped or inserted row breaks it, whoever did it."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.foundation.access import queries as access
from congdoan.foundation.access.doors import acting
from congdoan.foundation.audit import queries, services

DAY = date(2024, 6, 1)


@pytest.fixture
def sealed(entered):
    for number in range(3):
        services.record(entered, "test.act", at=1, number=number)
    services.seal_acts()
    services.record(entered, "test.act", at=1, number=3)
    services.seal_acts()
    return entered


@pytest.mark.django_db
def test_seals_cover_everything_and_sealing_again_adds_nothing(sealed):
    assert services.seal_acts() == 0
    found = queries.verify()
    assert (found["ok"], found["acts"], found["seals"], found["unsealed"]) == (True, 4, 2, 0)


TAMPERINGS = {
    "changed": "UPDATE audit_act SET facts = '{\"number\": 9}' WHERE id = (SELECT min(id) FROM audit_act)",
    "dropped": "DELETE FROM audit_act WHERE id = (SELECT min(id) + 1 FROM audit_act)",
    "moved in time": "UPDATE audit_act SET recorded_at = recorded_at - interval '1 day' WHERE id = (SELECT max(id) FROM audit_act)",
    "a seal changed": "UPDATE audit_actseal SET sha256 = repeat('0', 64) WHERE number = 1",
    "a seal dropped": "DELETE FROM audit_actseal WHERE number = 1",
}


@pytest.mark.parametrize("tampering", TAMPERINGS.values(), ids=TAMPERINGS)
def test_even_the_superuser_cannot_change_the_past_unseen(own_database, superuser_connection, tampering):
    console = access.actor_named("console").id
    with acting(console, on=DAY):
        for number in range(3):
            services.record(console, "test.act", at=1, number=number)
        services.seal_acts()
        services.record(console, "test.act", at=1, number=3)
        services.seal_acts()

    superuser_connection.execute("SET session_replication_role = replica")
    superuser_connection.execute(tampering)
    superuser_connection.commit()

    with acting(console, on=DAY):
        assert not queries.verify()["ok"]


@pytest.mark.django_db
def test_a_seal_never_changes(sealed):
    for statement in ("UPDATE audit_actseal SET acts = 0", "DELETE FROM audit_actseal"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
