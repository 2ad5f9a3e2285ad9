"""A federation's own records."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.db import Error, IntegrityError, connection, transaction

from congdoan.foundation.reference import queries, services
from congdoan.foundation.reference.models import OwnRecord
from congdoan.foundation.reference.rules import UnknownTopic, ratios_of

pytestmark = pytest.mark.django_db

ROOT = 1
UPPER = {"district": Fraction(60, 100), "province": Fraction(30, 100), "confederation": Fraction(10, 100)}


def install(by, **changed):
    given: dict[str, Any] = {
        "branch_id": ROOT,
        "topic": "share_upper_split",
        "scope": {"table": "production"},
        "valid_from": date(2024, 1, 1),
        "valid_until": date(2025, 1, 1),
        "fields": {"ratios": UPPER},
        "document": "Nghị quyết 01/NQ-BTV",
    }
    return services.install(by=by, **given | changed)


def test_an_own_record_goes_before_the_pack_while_it_lasts(entered):
    install(entered)

    own = queries.in_force("share_upper_split", on=date(2024, 12, 31), branch_ids=[ROOT], table="production")
    after = queries.in_force("share_upper_split", on=date(2025, 1, 1), branch_ids=[ROOT], table="production")

    assert (own.branch_id, own.citation) == (ROOT, "Nghị quyết 01/NQ-BTV")
    assert list(ratios_of(own).items()) == list(UPPER.items())
    assert after.id == "upper_split.unknown"


def test_the_nearest_branch_goes_first(entered):
    install(entered, topic="cash_limits", scope={"place": "here"}, fields={}, value=5_000_000)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO access_branch (id, code, name) VALUES (7001, 'X', 'X')")
        cursor.execute("INSERT INTO access_reach (ancestor_id, branch_id, depth, period) VALUES (1, 7001, 1, daterange(NULL, NULL))")
    install(entered, branch_id=7001, topic="cash_limits", scope={"place": "here"}, fields={}, value=3_000_000)

    nearest = queries.in_force("cash_limits", on=date(2024, 6, 1), branch_ids=[7001, ROOT], place="here")
    above = queries.in_force("cash_limits", on=date(2024, 6, 1), branch_ids=[7002, ROOT], place="here")

    assert (nearest.value, above.value) == (3_000_000, 5_000_000)
    assert queries.owners("cash_limits") == [ROOT, 7001]


def test_an_exact_fraction_is_kept_as_written(entered):
    install(entered, topic="share_grassroots", scope={"flow": "dues"}, fields={}, value="72/100")

    assert queries.in_force("share_grassroots", on=date(2024, 6, 1), branch_ids=[ROOT], flow="dues").value == Fraction(72, 100)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"document": "  "}, "own-record-without-document"),
        ({"valid_until": date(2024, 1, 1)}, "own-record-period"),
        ({"value": "0.75"}, "own-record-value"),
        ({"value": "3/0"}, "own-record-value"),
        ({"fields": {"ratios": {"district": Fraction(1, 2)}}}, "own-record-ratios"),
        ({"fields": {"ratios": {"a": Fraction(3, 2), "b": Fraction(-1, 2)}}}, "own-record-ratios"),
    ],
)
def test_a_record_that_cannot_stand_is_refused(entered, changed, code):
    with pytest.raises(services.UnableToInstall) as refusal:
        install(entered, **changed)

    assert refusal.value.code == code
    assert refusal.value.explain()


def test_a_table_that_the_pack_does_not_know_is_refused(entered):
    with pytest.raises(UnknownTopic):
        install(entered, topic="my_own_law")


def test_one_day_has_one_record(entered):
    install(entered)
    with pytest.raises(services.AlreadyInstalled):
        install(entered, valid_from=date(2024, 12, 31), valid_until=None)
    install(entered, valid_from=date(2025, 1, 1), valid_until=None)

    assert OwnRecord.objects.count() == 2


def test_a_record_ends_and_the_next_begins(entered):
    first = install(entered, valid_until=None)
    services.end(by=entered, record_id=first, valid_until=date(2024, 7, 1))
    install(entered, valid_from=date(2024, 7, 1), valid_until=None)

    with pytest.raises(services.WrongPeriod):
        services.end(by=entered, record_id=first, valid_until=date(2024, 1, 1))
    with pytest.raises(services.NoSuchRecord):
        services.end(by=entered, record_id=0, valid_until=date(2024, 7, 1))


def test_postgresql_refuses_what_the_service_would(entered, app_connection):
    install(entered)
    row = OwnRecord.objects.get()

    with pytest.raises(IntegrityError, match="one_own_record_a_day"), transaction.atomic():
        OwnRecord(**{f.attname: getattr(row, f.attname) for f in row._meta.fields if f.attname not in ("id", "installed_at")}).save()
    with pytest.raises(Error), transaction.atomic():
        row.delete()
    with pytest.raises(Exception, match="row-level security"):
        app_connection.execute(
            "INSERT INTO reference_own_record"
            " (branch_id, topic, name, scope, scope_key, period, fields, document, note, needs_check, installed_by)"
            " VALUES (1, 't', 'n', '{}', '{}', daterange('2024-01-01', NULL), '{}', 'd', '', false, 1)"
        )
