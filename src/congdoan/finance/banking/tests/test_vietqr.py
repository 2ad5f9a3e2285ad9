"""VietQR: whatever is wrong is noticed, what is written is read back, and every published sample is judged as expected."""

import json
import re
import xml.etree.ElementTree as ET

import pytest
import segno
from hypothesis import example, given
from hypothesis import strategies as st

from congdoan.conftest import shared_data
from congdoan.finance.banking.rules.vietqr import ascii_only, decode, described, encode, picture, writing
from congdoan.finance.banking.rules.vietqr.objects import checksum

GOOD = {"bin": "970415", "account": "0123456789", "amount": 52844000, "purpose": "KPCD 2610 0123456 7K"}
PRINTABLE = "".join(map(chr, range(32, 127)))
accounts = st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", min_size=1, max_size=19)
transfers = st.fixed_dictionaries(
    {
        "bin": st.from_regex(r"[0-9]{6}", fullmatch=True),
        "account": accounts,
        "amount": st.none() | st.integers(1, 10**13 - 1),
        "purpose": st.text(PRINTABLE, max_size=25).filter(lambda text: not text or text.strip()),
        "service": st.sampled_from(["QRIBFTTA", "QRIBFTTC"]),
    }
)


def bit_by_bit(text):
    """Return CRC-16/CCITT-FALSE as the format's text describes it: a second way, to prove the first."""
    register = 0xFFFF
    for byte in text.encode():
        register ^= byte << 8
        for _ in range(8):
            register = (register << 1 ^ (0x1021 if register & 0x8000 else 0)) & 0xFFFF
    return f"{register:04X}"


def sealed(body):
    return f"{body}6304{bit_by_bit(body + '6304')}"


def code(*, head="000201", initiation="010211", beneficiary="0006970415010401AB", service="0208QRIBFTTA", rest="5303704" + "5802VN"):
    scheme = f"0010A00000072701{len(beneficiary):02d}{beneficiary}{service}"
    return sealed(f"{head}{initiation}38{len(scheme):02d}{scheme}{rest}")


# --- published samples ------------------------------------------------------------------------------------------------


def test_every_shared_vector_is_read_to_the_letter():
    vectors = [json.loads(line) for line in shared_data("data/bank/vietqr/vectors_dev.jsonl").read_text().splitlines()]

    assert len(vectors) == 29
    assert {v["id"]: described(decode(v["payload"])) for v in vectors} == {v["id"]: v["expect"] for v in vectors}


def test_every_shared_payable_vector_without_foreign_fields_is_written_again():
    vectors = [json.loads(line) for line in shared_data("data/bank/vietqr/vectors_dev.jsonl").read_text().splitlines()]
    written = {}
    for vector in vectors:
        read = decode(vector["payload"])
        if read.accept_for_payment and set(read.additional or {}) <= {"08"} and "5204" not in vector["payload"]:
            again = encode(bin=read.bin, account=read.account, amount=read.amount_dong, purpose=read.purpose or "", service=read.service)
            written[vector["id"]] = (again, vector["payload"])

    assert len(written) == 9
    assert [name for name, (again, original) in written.items() if again != original] == []


def test_the_shared_checksums_and_folds_hold():
    shared = json.loads(shared_data("data/bank/vietqr/crc_and_ascii_vectors.json").read_text())

    assert [checksum(case["in"]) for case in shared["crc16_ccitt_false"]] == [case["out"] for case in shared["crc16_ccitt_false"]]
    assert [ascii_only(case["in"]) for case in shared["ascii_fold"]] == [case["out"] for case in shared["ascii_fold"]]


def test_the_check_value_of_the_standard():
    assert (checksum("123456789"), bit_by_bit("123456789")) == ("29B1", "29B1")


# --- our own samples --------------------------------------------------------------------------------------------------


def test_a_code_for_one_payment():
    payload = encode(**GOOD)

    assert payload == sealed(
        "00020101021238540010A00000072701240006970415011001234567890208QRIBFTTA53037045408528440005802VN62240820KPCD 2610 0123456 7K"
    )
    assert described(decode(payload)) == {
        "crc_ok": True,
        "structure_ok": True,
        "problems": [],
        "crc_expected": payload[-4:],
        "guid": "A000000727",
        "service": "QRIBFTTA",
        "bin": "970415",
        "account": "0123456789",
        "additional": {"08": "KPCD 2610 0123456 7K"},
        "amount": "52844000",
        "currency": "704",
        "country": "VN",
        "method": "dynamic",
        "accept_for_payment": True,
    }


def test_a_code_for_many_payments_names_neither_amount_nor_purpose():
    payload = encode(bin="970415", account="0123456789")

    assert payload == sealed("00020101021138540010A00000072701240006970415011001234567890208QRIBFTTA53037045802VN")
    assert (decode(payload).amount, decode(payload).additional, decode(payload).method) == (None, None, "static")


def test_a_checksum_in_lower_case_is_read_and_told():
    read = decode(next(lowered for n in range(20) if (lowered := lower_case(encode(bin="970415", account=f"A{n}"))) is not None))

    assert (read.crc_ok, read.accept_for_payment) == (True, True)
    assert read.problems == ("lower-case CRC (accept on read, write upper)",)


def lower_case(payload):
    lowered = payload[:-4] + payload[-4:].lower()
    return None if lowered == payload else lowered


def test_another_scheme_and_unknown_objects_are_skipped():
    wallet = "26180014vn.example.pay"
    read = decode(code(rest=f"{wallet}53037045802VN6504ABCD80040000"))

    assert (read.accept_for_payment, read.problems, read.account) == (True, (), "01AB")


def test_the_order_of_the_inner_objects_is_free():
    assert decode(code(rest="5802VN5303704540550000")).accept_for_payment


BROKEN = {
    "inner length short by one": (code(beneficiary="0006970415010301AB"), "38.01: truncated header", False),
    "inner length long by one": (code(beneficiary="0006970415010501AB"), "38.01: truncated value", False),
    "an inner id that is no number": (code(beneficiary="0006970415AA0401AB"), "38.01: non numeric id/len", False),
    "digits of another alphabet": (code(beneficiary="0006970415٠١0401AB"), "38.01: non numeric id/len", False),
    "a service outside its template": (code(service=""), "service code missing at 38.02", True),
    "a service nobody knows": (code(service="0208QRIBFTTX"), "service code unknown at 38.02", True),
    "a beneficiary without account": (code(beneficiary="0006970415"), "tag 38.01 has 1 sub-objects", True),
    "a BIN of five digits": (code(beneficiary="000597041010401AB"), "BIN is not 6 digits", True),
    "an account of twenty signs": (code(beneficiary="00069704150120" + "1" * 20), "account is not 1 to 19 letters or digits", True),
    "an account with a blank": (code(beneficiary="0006970415010401 B"), "account is not 1 to 19 letters or digits", True),
    "two amounts": (code(rest="530370454015540165802VN"), "tag 54 repeated", True),
    "two beneficiaries": (code(rest="3802AB53037045802VN"), "tag 38 repeated", True),
    "another format": (code(head="000202"), "tag 00 must be 01", True),
    "the format not first": (code(head="", initiation="010211000201"), "tag 00 must be first", True),
    "no point of initiation": (code(initiation=""), "tag 01 must be 11 or 12", True),
    "dollars": (code(rest="53038405802VN"), "currency is not 704", True),
    "no currency": (code(rest="5802VN"), "currency is not 704", True),
    "another country": (code(rest="53037045802LA"), "country is not VN", True),
    "notes that do not fall into objects": (code(rest="53037045802VN62050810X"), "62: truncated value", False),
    "a text after the checksum": (code() + "5802VN", "no CRC field as last object", True),
    "an end within a header": (sealed("000201800863"), "root: truncated header", False),
    "nothing": ("", "no CRC field as last object", True),
}


@pytest.mark.parametrize("what", list(BROKEN))
def test_what_is_broken_is_told_and_never_paid(what):
    payload, problem, structure_ok = BROKEN[what]
    read = decode(payload)

    assert problem in read.problems
    assert (read.structure_ok, read.accept_for_payment) == (structure_ok, False)


def test_a_checksum_inside_another_object_is_no_checksum():
    body = "00020101021153037045802VN80086304"
    read = decode(body + bit_by_bit(body))

    assert (read.crc_ok, read.structure_ok, read.problems[0]) == (True, False, "root: the CRC stands inside another object")


@pytest.mark.parametrize(
    ("amount", "problems", "dong"),
    [
        ("50000", [], 50000),
        ("50000.", [], 50000),
        ("50000.5", ["amount is not whole dong"], None),
        ("50000.00", ["amount is not whole dong"], None),
        ("50.000.000", ["amount is not whole dong"], None),
        ("50,000", ["amount is not whole dong"], None),
        ("5 000", ["amount is not whole dong"], None),
        ("-5000", ["amount is not whole dong"], None),
        ("٥٠٠٠", ["amount is not whole dong"], None),
        ("1e6", ["amount is not whole dong"], None),
        ("0", ["amount is zero"], None),
        ("000.", ["amount is zero"], None),
        ("9999999999999", [], 9999999999999),
        ("10000000000000", ["amount is longer than 13"], None),
    ],
)
def test_an_amount_is_whole_dong_above_zero(amount, problems, dong):
    read = decode(code(rest=f"530370454{len(amount):02d}{amount}5802VN"))

    assert (list(read.problems), read.amount, read.amount_dong) == (problems, amount, dong)
    assert read.accept_for_payment is (not problems)


# --- what must hold for every code ------------------------------------------------------------------------------------


@given(transfers)
def test_what_is_written_is_read(transfer):
    read = decode(encode(**transfer))

    assert (read.problems, read.accept_for_payment) == ((), True)
    assert {
        "bin": read.bin,
        "account": read.account,
        "amount": read.amount_dong,
        "purpose": read.purpose or "",
        "service": read.service,
    } == transfer


@given(transfers, st.data())
def test_one_damaged_sign_is_always_noticed(transfer, data):
    payload = encode(**transfer)
    place = data.draw(st.integers(0, len(payload) - 1))
    sign = data.draw(st.sampled_from(PRINTABLE).filter(lambda sign: sign != payload[place]))

    read = decode(payload[:place] + sign + payload[place + 1 :])

    assert read.problems
    is_only_case = place >= len(payload) - 4 and sign.upper() == payload[place]
    assert read.accept_for_payment is is_only_case


@given(transfers, st.data())
def test_a_code_cut_short_is_never_paid(transfer, data):
    payload = encode(**transfer)

    assert not decode(payload[: data.draw(st.integers(0, len(payload) - 1))]).accept_for_payment


@given(st.text(max_size=400) | st.text("0123456", max_size=200) | st.text(PRINTABLE, max_size=80).map(sealed))
@example("\x00" * 9)
@example("\ud800\udfff6304ABCD")
@example("3800" * 2000)
def test_no_text_makes_the_reader_fall(text):
    told = described(decode(text))

    assert json.loads(json.dumps(told, ensure_ascii=False).encode()) == told
    assert told["accept_for_payment"] is False or told["problems"] in ([], ["lower-case CRC (accept on read, write upper)"])


def test_a_text_longer_than_any_picture_is_not_taken_apart():
    read = decode("9" * 10_000_000)

    assert read.problems == ("no CRC field as last object", "root: longer than 4296 characters")


# --- refusals of the writer -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"bin": "97041"}, writing.WrongBin),
        ({"bin": "٩٧٠٤١٥"}, writing.WrongBin),
        ({"account": ""}, writing.WrongAccount),
        ({"account": "1" * 20}, writing.WrongAccount),
        ({"account": "0011 2233"}, writing.WrongAccount),
        ({"account": "Đ123"}, writing.WrongAccount),
        ({"service": "QRPUSH"}, writing.WrongService),
        ({"amount": 0}, writing.WrongAmount),
        ({"amount": -1}, writing.WrongAmount),
        ({"amount": 10**13}, writing.WrongAmount),
        ({"amount": 10**5000}, writing.WrongAmount),
        ({"purpose": "X" * 26}, writing.PurposeTooLong),
        ({"purpose": "越南"}, writing.PurposeNotWritable),
        ({"purpose": "KPCD\x00"}, writing.PurposeNotWritable),
        ({"purpose": "\ud800"}, writing.PurposeNotWritable),
    ],
)
def test_what_a_bank_would_misread_is_refused(change, refusal):
    with pytest.raises(refusal) as refused:
        encode(**(GOOD | change))

    refused.value.explain().encode()


def test_the_refusals_have_codes_of_their_own():
    kinds = writing.UnableToEncode.__subclasses__()

    assert len({kind.code for kind in kinds}) == len(kinds) == 6


def test_a_purpose_loses_its_marks_and_nothing_else():
    assert decode(encode(**(GOOD | {"purpose": "Nộp KPCĐ – quý 3/2026"}))).purpose == "Nop KPCD - quy 3/2026"
    assert decode(encode(**(GOOD | {"purpose": "a\tb\nc"}))).purpose == "a b c"


def test_the_longest_purpose_fits_and_one_more_does_not():
    assert decode(encode(**(GOOD | {"purpose": "đ" * 25}))).purpose == "d" * 25
    with pytest.raises(writing.PurposeTooLong) as refused:
        encode(**(GOOD | {"purpose": "đ" * 26}))
    assert (refused.value.facts["length"], refused.value.facts["limit"]) == (26, 25)


@pytest.mark.parametrize("purpose", ["", "  "])
def test_a_blank_purpose_writes_no_object(purpose):
    assert decode(encode(**(GOOD | {"purpose": purpose}))).additional is None


# --- the picture ------------------------------------------------------------------------------------------------------


def modules(svg):
    """Return the black squares that the picture's one stroke draws, as (column, row)."""
    stroke = next(path for path in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}path") if path.get("stroke"))
    column, row, black = 0.0, 0.0, set()
    for sign, numbers in re.findall(r"([Mmh])([^Mmh]*)", stroke.get("d")):
        steps = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if sign == "h":
            black |= {(int(column) + step, int(row)) for step in range(int(steps[0]))}
            column += steps[0]
        else:
            column, row = (steps[0], steps[1]) if sign == "M" else (column + steps[0], row + steps[1])
    return black


def test_the_picture_shows_the_code_within_its_quiet_zone():
    payload = encode(**GOOD)
    matrix = segno.make_qr(payload, error="m", boost_error=False).matrix

    assert modules(picture(payload)) == {(x + 4, y + 4) for y, line in enumerate(matrix) for x, square in enumerate(line) if square}
    assert ET.fromstring(picture(payload)).get("viewBox") == f"0 0 {len(matrix) + 8} {len(matrix) + 8}"


def test_the_picture_stands_under_a_strict_content_policy():
    svg = picture(encode(**GOOD))

    assert not re.search(r"style|script|href|\son\w+=", svg)
    assert "<title>Mã VietQR</title>" in svg


def test_a_code_that_may_not_be_paid_is_not_drawn():
    payload = encode(**GOOD)
    with pytest.raises(ValueError, match="may be paid"):
        picture(payload[:-4] + "0000")
