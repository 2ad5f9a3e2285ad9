"""What is sealed, published and exported, and that a stranger finds it whole."""

import importlib.util
import io
import json
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.finance.ledger import queries, services
from congdoan.finance.ledger.rules import EntryDraft, Leaf, columns_of, tree_of

from .builders import BANK, DAY, OTHER_UNION, PAYABLE_TO_UNION, PROVINCE, UNION, pair, post, tree

MADE_AT = datetime(2024, 6, 30, 12, tzinfo=UTC)
VERIFIER = Path(services.exporting.DATA) / "verify_books.py"


def verifier():
    """Return the program that strangers run, as a module."""
    made = importlib.util.spec_from_file_location("verify_books", VERIFIER)
    module = importlib.util.module_from_spec(made)
    made.loader.exec_module(module)
    return module


VERIFY = verifier()


def write_history(by):
    """Write entries, a reversal, a batch, evidence and locks of several units under three roots, and something after."""
    first = post(by, 1000, source='một\n"hai" \\ba\\ \x7f\u2028é')
    services.record_evidence(by=by, unit_id=UNION, kind="approval", subject="v/1", body={"decision": "duyệt", "z": None, "a": -1}, on=DAY)
    roots = [services.publish_root(by=by, on=DAY)]
    services.reverse_entry(by=by, entry_id=first, accounting_date=DAY, reason="Nhầm", red=True, on=DAY)
    drafts = [EntryDraft(unit, DAY, "e", "d", pair(BANK, PAYABLE_TO_UNION, unit)) for unit in (UNION, OTHER_UNION, UNION)]
    services.post_batch(by=by, source="lô/1", entries=columns_of(drafts), on=DAY)
    roots.append(services.publish_root(by=by, on=DAY))
    services.lock_month(by=by, unit_id=UNION, month=202405, reason="Hết tháng", on=DAY)
    services.unlock_month(by=by, unit_id=UNION, month=202405, reason="Bổ sung", on=DAY)
    post(by, 7, on=date(2024, 5, 31))
    services.lock_month(by=by, unit_id=UNION, month=202405, reason="Hết tháng", on=DAY)
    services.set_months(by=by, unit_ids=[UNION, OTHER_UNION], month=202403, state="soft", reason="Hết quý", on=DAY)
    services.end_books(by=by, unit_id=OTHER_UNION, ended_on=DAY, reason="Sáp nhập", on=DAY)
    roots.append(services.publish_root(by=by, on=DAY))
    post(by, 5, source="after")
    return roots


def export(by, *, unit=UNION, below=False, roots=()):
    out = io.BytesIO()
    services.export_seals(by=by, unit_id=unit, below=below, out=out, made_at=MADE_AT, on=DAY, roots=roots)
    return out


def judge(package, *roots):
    return VERIFY.plain(*VERIFY.verify(package, [root.sha256 for root in roots]))


@pytest.fixture
def written(entered):
    tree()
    return entered, write_history(entered)


def test_an_untouched_export_verifies_under_every_root_that_was_published(written):
    by, roots = written

    for kept in ([roots[0]], [roots[1]], [roots[2]], roots):
        answer = judge(export(by), *kept)
        assert answer["problems"] == []
        assert answer["units"] == [
            {"id": UNION, "code": "B221", "name": "Đơn vị 221", "records": 11, "unsealed": 1, "seals": 3}
            | {"covered_seals": kept[-1].number, "debit": 454, "credit": 454}
        ]
    whole = judge(export(by, unit=PROVINCE, below=True), *roots[1:])
    assert (whole["ok"], whole["unit_count"], whole["records"], whole["roots"]) == (True, 6, 14, [2, 3])


def test_the_lines_of_postgresql_are_what_any_json_library_writes(written):
    by, _ = written
    with zipfile.ZipFile(export(by, unit=PROVINCE, below=True)) as package:
        lines = b"".join(package.read(name) for name in ("roots.jsonl", "proofs.jsonl", "books.jsonl")).decode().split("\n")[:-1]

    assert [json.dumps(json.loads(line), ensure_ascii=False, sort_keys=True, separators=(",", ":")) for line in lines] == lines


def test_a_seal_finds_what_was_written_since_in_every_month(entered):
    tree()
    for on in (DAY, date(2023, 12, 5), date(2024, 5, 31)):
        post(entered, 1000, on=on)
    services.seal(by=entered, unit_ids=[UNION], on=DAY)
    for on in (date(2024, 1, 31), date(2023, 12, 6), DAY):
        post(entered, 2000, on=on)
    post(entered, 3000, unit_id=OTHER_UNION)
    (waiting,) = queries.sealing_of([UNION])

    (sealed,) = services.seal(by=entered, unit_ids=[UNION], on=DAY)

    assert (waiting.waiting, sealed.entries, sealed.lines) == (3, 3, 6)
    assert queries.sealing_of([UNION])[0].waiting == 0


def test_a_root_that_was_not_published_proves_nothing(written):
    by, _ = written
    answer = VERIFY.plain(*VERIFY.verify(export(by), ["ab" * 32]))

    assert {one["kind"] for one in answer["problems"]} == {"root-unknown", "unit-uncovered"}


def test_sealing_twice_or_publishing_twice_makes_nothing_new(written):
    by, _ = written

    assert len(services.seal(by=by, on=DAY)) == 1
    assert services.seal(by=by, on=DAY) == []
    assert services.publish_root(by=by, on=DAY).number == 4
    assert services.publish_root(by=by, on=DAY) is None
    assert queries.verify()["problems"] == []
    assert queries.verify()["checked"]["roots"] == 4


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(1, 40), min_size=1), st.integers(0, 41))
def test_every_unit_is_led_to_the_top_or_proved_absent(units, wanted):
    made = tree_of([Leaf(unit, 1, f"{unit:064x}") for unit in units])
    root = {"units": len(units), "tree": made.top}
    ((kind, way),) = made.proof(wanted).items()

    assert kind == ("proof" if wanted in units else "absence")
    if kind == "proof":
        assert VERIFY.proved(way, root) == (1, f"{wanted:064x}")
        for step in range(len(way["steps"])):
            forged = [*way["steps"][:step], "00" * 32, *way["steps"][step + 1 :]]
            with pytest.raises(ValueError):
                VERIFY.proved(way | {"steps": forged}, root)
    else:
        assert VERIFY.absent(way, root) is None
        for present in units:
            with pytest.raises(ValueError):
                VERIFY.absent(way | {"unit": present}, root)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 8, 33])
def test_postgresql_grows_the_same_tree(entered, count):
    leaves = [Leaf(unit, unit % 3 + 1, f"{unit:064x}") for unit in range(1, count + 1)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ledger_tree(array_agg(ledger_leaf(u, n, s) ORDER BY u))"
            " FROM unnest(%s::bigint[], %s::integer[], %s::text[]) AS l(u, n, s)",
            [[leaf.unit for leaf in leaves], [leaf.number for leaf in leaves], [leaf.sha256 for leaf in leaves]],
        )
        assert cursor.fetchone()[0] == tree_of(leaves).top
