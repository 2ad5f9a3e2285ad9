"""Our reference on its way: into a VietQR code, through the payer's bank, back out of the statement's note."""

from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.banking.rules.vietqr import LONGEST_PURPOSE, decode, encode
from congdoan.finance.collection.rules.notes import note_answer, read_note
from congdoan.finance.collection.rules.references import write_reference

funds = st.sampled_from(["KPCD", "DPCD"])
months = st.builds(lambda year, month: year * 100 + month, st.integers(2000, 2099), st.integers(1, 12))
numbers = st.integers(min_value=0, max_value=9_999_999)
KINDS = {"KPCD": "KPCD", "DPCD": "DOAN_PHI"}

# what banks of the payer and of the collector put around the payer's words
ON_STATEMENTS = [
    "{note}",
    "CT nhanh 247 den: {note} (0011223344)",
    "IBFT {note}",
    "CT DEN:2009  {note}",
    "MBVCB.1234567890.123456.{note}.CT tu 0011223344 CTY MAU toi 0123456789 LDLD tai VIETINBANK",
    "{lower}",
    "{run_together}",
]


def through_a_code(reference):
    payload = encode(bin="970415", account="0123456789", amount=52_844_000, purpose=reference)
    return decode(payload).purpose


@given(funds, months, numbers)
def test_every_reference_fits_the_purpose_of_a_code_unchanged(fund, month, number):
    reference = write_reference(fund=fund, month=month, number=number)

    assert len(reference) <= LONGEST_PURPOSE
    assert through_a_code(reference) == reference


@given(funds, months, numbers, st.sampled_from(ON_STATEMENTS))
def test_the_note_that_comes_back_names_payer_fund_and_month(fund, month, number, shape):
    reference = write_reference(fund=fund, month=month, number=number)
    note = through_a_code(reference)

    read = read_note(shape.format(note=note, lower=note.lower(), run_together=note.replace(" ", "")))

    told = note_answer("1", read)
    assert (read.own_reference.fund, read.own_reference.month, read.own_reference.number) == (fund, month, number)
    assert {"reference": told["reference"], "kind": told["kind"]} == {"reference": reference, "kind": KINDS[fund]}
    assert {"mst": told["mst"], "unit_code": told["unit_code"], "typed": read.typed_tax_code} == dict.fromkeys(
        ("mst", "unit_code", "typed")
    )
