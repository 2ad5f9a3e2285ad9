"""Communes before and after 1 July 2025: the table is whole, and the district of the 2024 notice is known in it."""

from collections import Counter

import pytest

from congdoan.people.organisations import queries

DUONG_MINH_CHAU = {  # /domain/documents.md, section 5: eleven units, four of them split
    "25552": ["25552"],
    "25555": ["25552", "25480"],
    "25558": ["25480", "25552"],
    "25561": ["25573"],
    "25564": ["25579", "25552"],
    "25567": ["25567"],
    "25570": ["25573", "25567"],
    "25573": ["25573"],
    "25576": ["25579"],
    "25579": ["25579"],
    "25582": ["25666"],
}


def test_every_old_commune_has_successors_and_every_new_one_comes_from_somewhere():
    changes = queries.all_changes()

    assert len(changes) == len({change.before.code for change in changes}) == 10_040
    assert len({area.code for change in changes for area in change.after}) == 3_321
    assert Counter(change.is_split for change in changes) == {False: 9_569, True: 471}


def test_the_communes_of_duong_minh_chau():
    found = {change.before.code: change for change in queries.area_changes("huyện dương minh châu, tỉnh tây ninh")}

    assert {code: [area.code for area in change.after] for code, change in found.items()} == DUONG_MINH_CHAU
    assert sum(change.is_split for change in found.values()) == 4
    assert {area.name for change in found.values() for area in change.after} == {
        "Xã Dương Minh Châu", "Xã Cầu Khởi", "Xã Lộc Ninh", "Xã Truông Mít", "Phường Ninh Thạnh", "Phường Bình Minh",
    }  # fmt: skip
    assert {area.above for change in found.values() for area in change.after} == {("Tỉnh Tây Ninh",)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("suoi da duong minh chau", "25555"),
        ("25555", "25555"),
        ("Suối Đá", "25555"),
        ("chau thanh long an vinh cong", "28222"),
        ("con dao", "755"),
    ],
)
def test_a_commune_is_found_by_words_without_diacritics_or_by_its_code(text, code):
    assert code in [change.before.code for change in queries.area_changes(text)]


@pytest.mark.parametrize("text", ["", "   ", "%", "\x00", "zzzz", "a" * 5000])
def test_nothing_and_nonsense_find_nothing(text):
    assert queries.area_changes(text) == []
    assert queries.area_change(text) is None
