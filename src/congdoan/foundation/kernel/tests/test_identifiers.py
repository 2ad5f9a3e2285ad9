"""Tax codes and citizen numbers."""

import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.conftest import shared_data
from congdoan.foundation.kernel.identifiers import check_cccd, check_mst, mst_check_digit


@pytest.mark.parametrize(
    ("text", "normalised", "kind"),
    [
        ("01.00.112.437", "0100112437", "legal_person"),
        ("0100233488", "0100233488", "legal_person"),
        ("0102641429-066", "0102641429-066", "branch"),
        (" 0102641429 066 ", "0102641429-066", "branch"),
        ("001099012345", "001099012345", "person"),
    ],
)
def test_a_tax_code_is_known_in_every_spelling(text, normalised, kind):
    found = check_mst(text)

    assert (found.valid, found.normalised, found.kind, found.why) == (True, normalised, kind, "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("12345", "không phải 5"),
        ("0100000008", "0000000"),
        ("0100233480", "kiểm tra"),
        ("03144090580", "không phải 11"),
        ("0912345678", "kiểm tra"),
        ("0102641429-000", "chi nhánh"),
        ("O100233488", "chữ số"),
        ("", "chữ số"),
        ("٠١٠٠٢٣٣٤٨٨", "chữ số"),
    ],
)
def test_a_wrong_tax_code_says_why(text, why):
    found = check_mst(text)

    assert not found.valid
    assert found.normalised is None
    assert why in found.why


@given(st.text(alphabet="0123456789", min_size=9, max_size=9), st.integers(0, 8), st.integers(1, 9))
def test_one_mistyped_digit_is_always_found(serial, place, change):
    digit = mst_check_digit(serial)
    if digit is None or serial[2:] == "0000000":
        return
    mistyped = serial[:place] + str((int(serial[place]) + change) % 10) + serial[place + 1 :]

    assert check_mst(f"{serial}{digit}").valid
    assert not check_mst(f"{mistyped}{digit}").valid


def test_a_citizen_number_says_birth_year_sex_and_place():
    found = check_cccd("072 185 614533", on=date(2026, 1, 1))

    assert (found.valid, found.normalised, found.birth_year, found.sex) == (True, "072185614533", 1985, "nu")
    assert found.birth_place == "Tây Ninh"


@pytest.mark.parametrize("text", ["0790990000", "123456789", "003099000001", "0790990000010", "07909900000A", "079399000001"])
def test_a_wrong_citizen_number_is_refused(text):
    found = check_cccd(text, on=date(2026, 1, 1))

    assert not found.valid
    assert found.why


def test_a_birth_in_the_future_depends_on_the_day():
    assert check_cccd("079399000001", on=date(2099, 1, 1)).valid


def vectors(name):
    with shared_data("data", "bank", "agencies", name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_tax_code_that_others_have_published_is_judged_as_they_say():
    wrong = [row["value"] for row in vectors("mst_vectors.csv") if check_mst(row["value"]).valid != (row["valid"] == "yes")]

    assert wrong == []


def test_every_citizen_number_of_the_vectors_is_judged_with_its_sex_and_year():
    wrong = []
    for row in vectors("cccd_vectors.csv"):
        found = check_cccd(row["value"], on=date(2026, 1, 1))
        told = (found.valid, found.sex or "", str(found.birth_year or ""))
        if told != (row["valid"] == "yes", row["sex"], row["birth_year"]):
            wrong.append((row["value"], told))

    assert wrong == []
