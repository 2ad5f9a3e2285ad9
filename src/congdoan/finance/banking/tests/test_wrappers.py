"""Each wrapper's examples, and every labelled note of the shared folder."""

import json

import pytest

from congdoan.conftest import shared_data
from congdoan.finance.banking.rules.wrappers import WRAPPERS, unfolded, unwrap


@pytest.mark.parametrize("wrapper", WRAPPERS, ids=lambda wrapper: wrapper.name)
def test_each_wrapper_does_what_its_examples_say(wrapper):
    for example in wrapper.examples:
        found = unwrap(example.raw)

        assert (found.payer_note, found.account, found.name, found.sender_bin) == (
            example.note, example.account, example.name, example.sender_bin,
        )  # fmt: skip


def test_every_labelled_note_is_freed_of_its_wrapper():
    notes = [json.loads(line) for line in shared_data("data/bank/notes/notes_labelled_dev.jsonl").read_text().splitlines()]

    wrong = [note["id"] for note in notes if unwrap(note["raw"]).payer_note.upper() != note["expect"]["payer_note"].upper()]

    assert (len(notes), wrong) == (400, [])


def test_wrappers_inside_wrappers_are_all_cut_and_kept():
    found = unwrap("Chuyen tien den tu NAPAS Noi dung: CTY MAU nop KPCD T4-031225-09:51:13 781121 (117000000001)")

    assert found.payer_note == "CTY MAU nop KPCD T4"
    assert found.cut == ("Chuyen tien den tu NAPAS Noi dung:", "(117000000001)", "-031225-09:51:13 781121")


@pytest.mark.parametrize("note", ["", ".", "KPCD T1", "0399911514 CTY MAU dong KPCD", "KPCD (0399911514)", "MB BANK KPCD", "CT DEN HA"])
def test_the_payers_own_words_are_left_alone(note):
    assert unwrap(note).payer_note == note


def test_the_payees_own_account_in_front_is_cut_when_known():
    assert unwrap("0123456789 KPCD T1", own_account="0123456789").payer_note == "KPCD T1"


def test_lines_cut_at_a_print_width_are_joined_inside_the_word():
    assert unfolded("938B241344P6U7M8/CDCS TRUONG MAU GIAO CHA LA \nXANH") == "938B241344P6U7M8/CDCS TRUONG MAU GIAO CHA LA XANH"
    assert unfolded("TT KPCD 2% 01/2024 CONG TY TNHH MAY MAC TAN V\nIET TIEN") == "TT KPCD 2% 01/2024 CONG TY TNHH MAY MAC TAN VIET TIEN"
    assert unfolded("KPCD T1\nCTY MAU") == "KPCD T1 CTY MAU"


def test_the_longest_narrative_ends_quickly():
    unwrap("MBVCB.123456789." + ".CT tu " * 50_000)
    unwrap("1" * 100_000)
    unwrap(" -" * 100_000)
