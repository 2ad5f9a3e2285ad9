"""Our own reference: twenty signs, every single wrong one put right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.collection.rules.references import find_reference, write_reference

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXY"
numbers = st.integers(min_value=0, max_value=9_999_999)
months = st.builds(lambda year, month: year * 100 + month, st.integers(2000, 2099), st.integers(1, 12))


def test_a_reference_fits_the_note_of_a_qr_code():
    text = write_reference(fund="KPCD", month=202610, number=123456)

    assert text.startswith("KPCD 2610 0123456 ")
    assert len(text) == 20


@given(st.sampled_from(["KPCD", "DPCD"]), months, numbers)
def test_what_is_written_is_read(fund, month, number):
    found = find_reference("CTY MAU " + write_reference(fund=fund, month=month, number=number) + " T1")

    assert found is not None
    assert (found.fund, found.month, found.number, found.corrected) == (fund, month, number, "")


@given(months, numbers, st.integers(5, 19), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_put_right_and_told(month, number, place, sign):
    text = write_reference(fund="KPCD", month=month, number=number)
    if text[place] in (" ", sign):
        return

    found = find_reference(text[:place] + sign + text[place + 1 :])

    assert found is not None
    assert (found.month, found.number) == (month, number)
    assert found.corrected == f"{sign}→{text[place]}"


@pytest.mark.parametrize("fund", ["KP CD ", "kinh phi cd ", "KINH PHI CONG DOAN 2% ", "kp cd"])
def test_the_fund_of_a_reference_may_be_written_in_words(fund):
    text = write_reference(fund="KPCD", month=202303, number=162)

    read = find_reference(f"{fund}{text.removeprefix('KPCD ')}".upper())
    assert read is not None
    assert (read.fund, read.month, read.number) == ("KPCD", 202303, 162)
    assert find_reference("KINH PHI CD 2599957527001 CT 671") is None


def test_two_different_references_in_one_note_are_none():
    first, second = (write_reference(fund="KPCD", month=202610, number=number) for number in (1, 2))

    assert find_reference(f"{first} {second}") is None


@pytest.mark.parametrize("facts", [("BHXH", 202610, 1), ("KPCD", 202613, 1), ("KPCD", 202610, 10_000_000)])
def test_a_reference_that_cannot_be_is_refused(facts):
    fund, month, number = facts
    with pytest.raises(ValueError, match="no reference"):
        write_reference(fund=fund, month=month, number=number)
