"""Folding, search keys and dictionary order."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.foundation.kernel.vietnamese import fold, person_sort_key, search_key, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Công ty Đông Đô", "CONG TY DONG DO"),
        ("  đoàn   phí\tquý\u00a0I ", "DOAN PHI QUY I"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Thắm"), "NGUYEN THI THAM"),
        ("Xã Chà Là – “ấp 1”", 'XA CHA LA - "AP 1"'),
        ("ＫＰＣĐ", "KPCD"),
        ("a\u200bb", "AB"),
        ("中ty", "TY"),
    ],
)
def test_a_text_is_bared_to_its_letters(text, folded):
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_a_folded_text_is_upper_ascii_and_stays_as_it_is(text):
    folded = fold(text)

    assert folded.isascii()
    assert folded == folded.upper() == fold(folded)
    assert "  " not in folded


@given(st.text(alphabet="aăâeêioôơuưyđÀẢÃÁẠẶẤbcm ", max_size=30))
def test_composed_and_decomposed_letters_fold_alike(text):
    composed, spread = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)

    assert fold(composed) == fold(spread)
    assert sort_key(composed) == sort_key(spread)


def test_a_name_is_found_without_its_marks_and_signs():
    assert search_key("Công ty TNHH “Đại-Phát” & Co.") == "cong ty tnhh dai phat co"


def test_names_stand_as_in_the_dictionary():
    ordered = ["an", "àn", "ản", "án", "ạn", "ăn", "ân", "ba", "ba ơi", "bà", "ban", "da", "đa", "e", "ê", "o", "ô", "ơ", "u", "ư"]

    shuffled = ordered[1::2] + ordered[::2]

    assert sorted(shuffled, key=sort_key) == ordered


def test_numbers_stand_by_their_size():
    assert sorted(["Tổ 10", "Tổ 2", "Tổ 02a"], key=sort_key) == ["Tổ 2", "Tổ 02a", "Tổ 10"]


def test_persons_stand_by_given_name_then_family_name():
    people = ["Trần Văn Bình", "Nguyễn Thị An", "Lê Thị Bình", "Phạm An", "Ân"]

    assert sorted(people, key=person_sort_key) == ["Nguyễn Thị An", "Phạm An", "Ân", "Lê Thị Bình", "Trần Văn Bình"]
