"""Pages of collection ask the database as often for many rows as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.finance.collection.tests.visiting import act_again

pytestmark = pytest.mark.django_db

LISTS = (  # the page of proofs has a bound of its own, in test_paying_out_doors
    "queue", "receipts", "payers", "held", "proposals", "accuracy", "accuracy_lines", "prepare_share_payments", "refunds",
    "set_virtual_prefix", "recompute_shares", "settle_overpaid", "what_if", "receipts_workbook", "payers_workbook",
    "held_workbook", "accuracy_workbook", "share_dues_workbook", "proofs_workbook",
)  # fmt: skip


def asked(client, name: str) -> int:
    address = reverse(f"collection:{name}")
    client.get(address)  # what is kept in memory is not asked for again
    with CaptureQueriesContext(connection) as statements:
        assert client.get(address).status_code == 200
    return len(statements)


def run_more(cast, month: str, count: int) -> None:
    """Bring in lines of which every third is a payer's without a union, whose share is held, and the others are nobody's."""
    notes = [("nop tien so", "MST 3999900051 KPCD T3 lan")[n % 3 == 0] for n in range(count)]
    moves = [(f"{n % 20 + 1:02d}-{month}-2024 10:{n:02d}:00", 1_000 + n, f"{note} {n}") for n, note in enumerate(notes)]
    act_again(cast)
    cast.statement(*moves, name=f"{month}.xlsx")
    cast.run()


def test_no_list_asks_more_for_many_rows_than_for_few(waiting, sign_in):
    client = sign_in()
    run_more(waiting, "03", 3)
    few = {name: asked(client, name) for name in LISTS}
    run_more(waiting, "04", 60)

    many = {name: asked(client, name) for name in LISTS}

    assert {name: (few[name], many[name]) for name in LISTS if many[name] > few[name]} == {}
