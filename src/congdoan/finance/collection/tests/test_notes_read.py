"""The command `notes read`: JSON Lines in, JSON Lines out."""

import json

import pytest

from congdoan.finance.collection.management.commands.notes_read import UnableToReadNotes, answers


def test_each_line_is_answered_with_its_id():
    (row,) = answers([json.dumps({"id": "N1", "raw": "CD37916 KPCD T7,T9/2025"}).encode()])

    assert row == {
        "id": "N1", "kind": "KPCD", "payer_note": "CD37916 KPCD T7,T9/2025", "mst": None, "unit_code": "CD37916", "reference": None,
        "on_behalf_of": None, "period": None, "periods": ["2025-07", "2025-09"],
    }  # fmt: skip


def test_lines_that_are_no_notes_are_all_told():
    lines = [b'{"id": 1, "raw": "KPCD"}', b"{", b"\xff\xfe", b'{"id": 4}', b"[" * 5_000, b""]

    with pytest.raises(UnableToReadNotes) as refusal:
        answers(lines)

    assert [problem["row"] for problem in refusal.value.facts["problems"]] == [2, 3, 4, 5]
