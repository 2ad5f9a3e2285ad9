"""Text from people is made clean or refused with a cure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import rules
from congdoan.people.organisations.rules.kinds import CAPABILITY_WORDS

TABLE = [rules.capabilities_from(record) for record in reference.records("union_kinds")]


def test_a_name_loses_its_double_spaces_and_takes_one_unicode_form():
    assert rules.clean_name("  Công  ty\tTNHH  May ") == "Công ty TNHH May"


@pytest.mark.parametrize("text", ["", "   ", "...", "a" * 301, "tên\x00", "Công ty\u202eATK", "x\ud800"])
def test_a_name_without_letters_or_with_hidden_signs_is_refused(text):
    with pytest.raises(ValueError):
        rules.clean_name(text)


@pytest.mark.parametrize(
    ("text", "number"), [("1079 2588 2300", "107925882300"), ("0999.0076-82437", "0999007682437"), ("v3cas12", "V3CAS12")]
)
def test_an_account_number_loses_blanks_dots_and_hyphens(text, number):
    assert rules.account_number(text) == number


@pytest.mark.parametrize("text", ["1.0792E+11", "107925882300.0", "12", "1079'; DROP TABLE", "9" * 35, "=1+1"])
def test_an_account_number_that_a_workbook_has_spoilt_is_refused(text):
    with pytest.raises(ValueError):
        rules.account_number(text)


@pytest.mark.parametrize("text", ["", "a b", "../../etc", "CD/01", "é", "-CD", "X" * 41, "CD\n01x;"])
def test_a_code_is_letters_digits_dots_and_hyphens(text):
    with pytest.raises(ValueError):
        rules.clean_code(text)


@given(st.text(max_size=400))
def test_whatever_is_typed_is_cleaned_or_refused(text):
    for read in (rules.clean_name, rules.clean_code, rules.account_number, rules.short(40)):
        try:
            clean = read(text)
        except ValueError:
            continue
        assert clean == " ".join(clean.split())
        assert "\x00" not in clean


def test_2024_has_four_levels_and_today_three():
    def levels(day):
        found = [rules.capabilities_on(TABLE, kind, day) for kind in {record.kind for record in TABLE}]
        return {record.level for record in found if record} & set(rules.STATUTORY)

    assert levels(date(2024, 6, 30)) == {"central", "province", "direct_upper", "base"}
    assert levels(date(2025, 7, 1)) == {"central", "province", "base"}


def test_a_commune_union_may_not_collect():
    commune = rules.capabilities_on(TABLE, "commune_union", date(2025, 7, 1))

    assert commune is not None
    assert "collect_fund" not in commune.can
    assert {"collect_fund", "collect_dues", "found_union"} <= commune.denied


def test_every_capability_and_kind_of_the_law_pack_has_words():
    assert {word for record in TABLE for word in record.can} <= set(CAPABILITY_WORDS)
    assert all(rules.kind_words(record.kind) != record.kind for record in TABLE)


def test_ranks_fall_from_level_to_level():
    ranks = {record.kind: rules.rank_of(record.kind, record.level) for record in TABLE}

    assert ranks["tld"] < ranks["province_federation"] < ranks["district_federation"] < ranks["grassroots_union"]
    assert ranks["grassroots_union"] < ranks["member_union"] < ranks["section_union"] < ranks["union_group"] < rules.EMPLOYER_RANK
    assert ranks["province_federation"] < ranks["commune_union"] < ranks["grassroots_union"]
