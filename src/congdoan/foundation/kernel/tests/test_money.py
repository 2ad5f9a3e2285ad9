"""Whole đồng: rounding, splitting, reading, writing."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.foundation.kernel.money import NotAnAmount, format_dong, half_up, in_words, largest_remainder, parse_dong, share_of

amounts = st.integers(min_value=0, max_value=10**15)
WORDS = {"một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "không": 0}


def test_half_a_dong_goes_up():
    assert [half_up(n, 2) for n in (1, 2, 3, -1)] == [1, 1, 2, -1]


def test_a_share_of_a_quadrillion_is_exact_where_a_float_is_not():
    assert share_of(10**15 + 1, Fraction(75, 100)) == 750_000_000_000_001


@given(amounts, st.fractions(min_value=0, max_value=1, max_denominator=10_000))
def test_a_share_is_never_more_than_half_a_dong_away(amount, rate):
    assert abs(share_of(amount, rate) - amount * rate) <= Fraction(1, 2)


def test_the_odd_dong_goes_to_the_largest_remainder_and_ties_to_the_first():
    third = Fraction(1, 3)

    assert largest_remainder(100, [third, third, third]) == [34, 33, 33]


@given(amounts, st.lists(st.integers(min_value=0, max_value=1000), min_size=1, max_size=6).filter(any))
def test_no_dong_is_lost_and_none_strays_by_a_whole_one(amount, weights):
    ratios = [Fraction(weight, sum(weights)) for weight in weights]
    parts = largest_remainder(amount, ratios)

    assert sum(parts) == amount
    assert all(abs(part - amount * ratio) < 1 for part, ratio in zip(parts, ratios, strict=True))


@pytest.mark.parametrize("ratios", [[], [Fraction(1, 2)], [Fraction(3, 2), Fraction(-1, 2)]])
def test_ratios_that_make_no_whole_are_refused(ratios):
    with pytest.raises(ValueError, match="ratios"):
        largest_remainder(10, ratios)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("52844000", 52_844_000),
        ("52.844.000", 52_844_000),
        ("52,844,000 đ", 52_844_000),
        ("1 000 VND", 1_000),
        ("−1.000", -1_000),
        ("(1.000)", -1_000),
        ("0", 0),
        ("52.844", 52_844),
    ],
)
def test_an_amount_is_read_in_every_honest_spelling(text, amount):
    assert parse_dong(text) == amount


@pytest.mark.parametrize(
    "text",
    ["", "1.5", "1,50", "1.000,00", "1.000,000", "52.844.00", "0.500", "1e6", "١٢٣", "12 34", "--1", "-(1)", "NaN", "1" * 19, "đ", "=1+1"],
)
def test_what_is_no_whole_amount_is_refused_with_its_text(text):
    with pytest.raises(NotAnAmount) as refusal:
        parse_dong(text)

    assert text in refusal.value.explain()


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_what_is_written_is_read_back(amount):
    assert parse_dong(format_dong(amount)) == amount


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (105, "Một trăm lẻ năm đồng"),
        (1_250_000, "Một triệu hai trăm năm mươi nghìn đồng"),
        (1_000_005, "Một triệu không trăm lẻ năm đồng"),
        (3_963_300, "Ba triệu chín trăm sáu mươi ba nghìn ba trăm đồng"),
        (1_000_000_000_000, "Một nghìn tỷ đồng"),
        (-10, "Âm mười đồng"),
    ],
)
def test_an_amount_is_spelt_for_a_voucher(amount, words):
    assert in_words(amount) == words


@given(amounts)
def test_the_words_say_the_amount_and_no_other(amount):
    assert read_words(in_words(amount)) == amount


def read_words(sentence: str) -> int:
    """Read Vietnamese number words, written here without a look at the speller."""
    total, million_group, group, digit = 0, 0, 0, 0
    for word in sentence.lower().removesuffix(" đồng").split():
        if word in WORDS:
            digit = WORDS[word]
            group += digit
        elif word == "trăm":
            group = group - digit + digit * 100
        elif word == "mười":
            group += 10
        elif word == "mươi":
            group = group - digit + digit * 10
        elif word in ("nghìn", "triệu"):
            million_group += group * (1_000 if word == "nghìn" else 1_000_000)
            group = 0
        elif word == "tỷ":
            total = (total + million_group + group) * 10**9
            million_group = group = 0
    return total + million_group + group
