"""The note in the form of HD 09."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.collection.rules.transfer_note import NotePeriod, TransferNote, read_period, read_transfer_note

GOOD = "MST 1111222233 Công ty ABC đóng KPCĐ {}"


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("quý I năm 2020", NotePeriod(2020, quarter=1)),
        ("QUY 4/2026", NotePeriod(2026, quarter=4)),
        ("quý III năm 2021", NotePeriod(2021, quarter=3)),
        ("tháng 06 năm 2026", NotePeriod(2026, month=6)),
        ("thang 12/2026", NotePeriod(2026, month=12)),
        ("6/2026", NotePeriod(2026, month=6)),
        ("năm 2026", NotePeriod(2026)),
        ("2026.", NotePeriod(2026)),
    ],
)
def test_a_note_in_the_official_form_is_read_whole(written, period):
    assert read_transfer_note(GOOD.format(written)) == TransferNote("matched", "1111222233", "CONG TY ABC", period)


@pytest.mark.parametrize(
    "written",
    ["tháng 13 năm 2026", "quý V năm 2026", "quý 5/2026", "tháng 6", "đợt 1", "năm 20", "tháng 6 năm 206", "1/2026 - 3/2026", "2025-2026"],
)
def test_a_period_that_is_none_waits(written):
    assert read_transfer_note(GOOD.format(written)) == TransferNote("suspense", reason="không đọc được")


@pytest.mark.parametrize(
    ("code", "suggest"),
    [
        ("0101234567-001", "0101234567001"),
        ("0101234567 001", "0101234567001"),
        ("0101 234 567", "0101234567"),
        ("0101.234.567", "0101234567"),
        ("0101234567/001", "0101234567001"),
    ],
)
def test_signs_in_the_tax_code_wait_with_the_clean_code_beside_them(code, suggest):
    found = read_transfer_note(f"MST {code} Cong ty ABC dong KPCD thang 6 nam 2026")

    assert found == TransferNote("suspense", reason="ký tự trong MST", suggest=suggest)


@pytest.mark.parametrize(
    "text", ["", "Cong ty ABC nop tien", "MST Cong ty ABC dong KPCD nam 2026", "0101234567 Cong ty ABC dong KPCD nam 2026"]
)
def test_without_the_label_and_digits_the_tax_code_is_missing(text):
    assert read_transfer_note(text) == TransferNote("suspense", reason="thiếu MST")


@pytest.mark.parametrize(
    "text", ["MST 0101234567 Cong ty ABC", "MST 010123456 Cong ty ABC dong KPCD nam 2026", "MST 0101234567 dong KPCD nam 2026"]
)
def test_what_lacks_a_part_waits(text):
    assert read_transfer_note(text) == TransferNote("suspense", reason="không đọc được")


def test_a_name_may_begin_with_a_number():
    found = read_transfer_note("IBFT MST: 0101234567 27 Thang 7 Co nop kinh phi cong doan quy II nam 2024")

    assert (found.mst, found.name_folded, found.period) == ("0101234567", "27 THANG 7 CO", NotePeriod(2024, quarter=2))


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text):
    found = read_transfer_note("MST 0101234567" + text)

    assert found.state in ("matched", "suspense")
    assert (found.state == "matched") == (found.reason is None)


@given(st.text(alphabet="THANGQUYM IV/-.0123456789", max_size=24))
def test_a_period_is_of_this_century_and_exists(text):
    found = read_period(text)

    assert found is None or (2000 <= found.year <= 2099 and found.month in (None, *range(1, 13)) and found.quarter in (None, 1, 2, 3, 4))
