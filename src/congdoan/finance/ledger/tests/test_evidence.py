"""Evidence stands in the books beside the entries, in one text that PostgreSQL and Python write alike."""

import json

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congdoan.finance.ledger import queries, services
from congdoan.finance.ledger.rules import canonical, is_flat
from congdoan.foundation.access import services as access
from congdoan.foundation.access.tests.builders import actor

from .builders import DAY, FOREIGN_UNION, UNION, post, tree

TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=30)
BODIES = st.dictionaries(TEXTS, TEXTS | st.integers(-(2**63), 2**63 - 1) | st.none(), max_size=6)


@pytest.fixture
def lan(entered, enter_as):
    tree()
    who = actor("lan", role="union_chair", branch=UNION)
    enter_as(who, on=DAY)
    return who


def record(by, *, unit_id=UNION, kind="approval", subject="bookkeeping/voucher/12", body=None):
    return services.record_evidence(by=by, unit_id=unit_id, kind=kind, subject=subject, body=body or {"decision": "duyệt"}, on=DAY)


def test_evidence_is_kept_as_it_was_given_by_whom_and_in_the_order_of_the_books(lan):
    first = record(lan, body={"decision": "duyệt", "amount_dong": 5_000_000, "note": None})
    second = record(lan, kind="attachment", body={"sha256": "ab" * 32, "size": 12})

    found = queries.evidence_of(["bookkeeping/voucher/12"])

    assert [(one.id, one.kind, one.body, one.recorded_by) for one in found] == [
        (first, "approval", {"amount_dong": 5_000_000, "decision": "duyệt", "note": None}, lan),
        (second, "attachment", {"sha256": "ab" * 32, "size": 12}, lan),
    ]
    assert [one.id for one in queries.evidence_of(["bookkeeping/voucher/12"], kind="attachment")] == [second]


def test_evidence_and_entries_share_one_row_of_numbers(entered):
    tree()
    numbers = [record(entered), post(entered, 100), record(entered)]

    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize(
    "unfit",
    [
        {"kind": "Duyệt"}, {"kind": "a" * 81}, {"subject": ""}, {"subject": "x" * 201},
        {"body": {"share": 1.5}}, {"body": {"is_red": True}}, {"body": {"lines": [1]}}, {"body": {"sum": 2**63}},
        {"body": {"text": "\x00"}}, {"body": {"text": "\ud800"}}, {"body": {"text": "ộ" * 11_000}},
    ],
)  # fmt: skip
def test_what_cannot_be_told_in_one_text_is_refused(lan, unfit):
    with pytest.raises(services.EvidenceUnfit):
        record(lan, **unfit)


def test_nobody_writes_evidence_beyond_reach_or_without_the_right(lan, enter_as, entered):
    reader = actor("ba", role="administrator", branch=UNION)

    with pytest.raises(access.NotAllowed):
        record(lan, unit_id=FOREIGN_UNION)
    enter_as(reader, on=DAY)
    with pytest.raises(access.NotAllowed):
        record(reader)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=BODIES)
def test_postgresql_writes_the_same_text(entered, body):
    assert is_flat(body)
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_canonical(%s::jsonb), ledger_is_flat(%s::jsonb)", [json.dumps(body), json.dumps(body)])
        assert cursor.fetchone() == (canonical(body), True)
