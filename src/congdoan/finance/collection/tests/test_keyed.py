"""Vietnamese keys that came out raw, and the signs that people put between the parts of a note."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.collection.rules.notes import read_note
from congdoan.finance.collection.rules.notes.keyed import as_meant
from congdoan.finance.collection.rules.notes.text import text_of
from congdoan.foundation.kernel.identifiers import mst_check_digit

CODE = "399910102" + str(mst_check_digit("399910102"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("no6p5 tien kinh phi cong doan thang10", "nop tien kinh phi cong doan thang10"),
        ("gu7i3 kinh phi1 co6ng d9oan2 thang1 1 be6n Co6ng ty", "gui kinh phi cong doan thang 1 ben Cong ty"),
        ("CD9CS Tru7o7ng2 Trung hoc5 co7 so73 (D9PCD9 quy1 4 na8m 2024)", "CDCS Truong Trung hoc co so (DPCD quy 4 nam 2024)"),
        ("Hat5 Kie6m3 la6m nop KPCD quy1/2024 dot2 lan3", "Hat Kiem lam nop KPCD quy1/2024 dot2 lan3"),
        ("Coong ty TNHH Mays may Chaan Vitj noopj KPCDD", "Cong ty TNHH May may Chan Vitj nop KPCD"),
        ("ddown vij ddongs kpcdd kyf luwowng thangs 3", "don vi dong kpcd ky luong thang 3"),
    ],
)
def test_raw_keys_are_put_right(typed, meant):
    assert as_meant(typed)[0] == meant


@pytest.mark.parametrize(
    "note",
    [
        "KPCD T5 BHXH TN8722B T4 Q1 A1 ma HAN01A CDHT041",
        "COOP MART TRADE UNION FEES SEE NOTE TAX CODE FOOD AND BEES",
        "KPCD thang5 quy3 to2 doi 1",
        "GAS BUS TAX trade union dues",
    ],
)
def test_codes_and_english_words_stay(note):
    assert as_meant(note) == (note, False)


@given(st.text(max_size=80))
def test_any_text_keeps_its_twin_of_the_same_length(note):
    text = text_of(note)

    assert len(text.shown) == len(text.folded)


@pytest.mark.parametrize("sign", ["/", "-", "_", "|", ";", ":", ",", ".", "*", "#", "=", " / ", "//", "--", " - ", ". ", ", ", "  "])
@pytest.mark.parametrize("period", ["T8/2024", "thang 8 nam 2024", "T08.2024", "08-2024", "8/24"])
def test_parts_of_a_note_are_read_whatever_parts_them(sign, period):
    for parts in permutations(["KPCD", period, f"MST {CODE}", "Cty TNHH Mai Hoa"]):
        read = read_note(sign.join(parts), booked_on=date(2024, 9, 10))

        assert (read.kind, read.tax_code) == ("KPCD", CODE), sign.join(parts)
        assert read.months in ((202408,), None), sign.join(parts)
    for parts in permutations(["KPCD", "T8/2024", CODE, "Cty TNHH Mai Hoa"]):
        read = read_note(sign.join(parts), booked_on=date(2024, 9, 10))

        assert (read.kind, read.tax_code, read.months) == ("KPCD", CODE, (202408,)), sign.join(parts)


@pytest.mark.parametrize("note", ["KPCD/08-2024", "KPCD;8/2024", "nop kpcd, doan phi/02-2024/mst 1"])
def test_a_bare_month_behind_a_sign_is_read(note):
    assert read_note(note, booked_on=date(2024, 9, 10)).months in ((202408,), (202402,))


@pytest.mark.parametrize(
    "note", ["KPCD QD12/08-2024", "TB 12-08.2024 kpcd", "kpcd ngay 12/08/24/cty", "UNC so 05/2024 kpcd", "PC 5/2024 kpcd"]
)
def test_the_number_of_a_paper_is_no_month(note):
    assert read_note(note, booked_on=date(2024, 9, 10)).months is None


@pytest.mark.parametrize(
    "note",
    [
        "KPCD 89674033083-0945633902-x",
        "B2B/12345678/3999101027",
        "KPCD tk 3999101027",
        "/ACC/3999101027 kpcd",
        "don hang 3999101027 kpcd",
        "MBVCB.3999101027.kpcd",
        "trace-3999101027 kpcd",
    ],
)
def test_a_number_of_the_banks_is_no_tax_code(note):
    assert read_note(note).tax_codes == ()
