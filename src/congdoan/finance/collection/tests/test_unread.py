"""A line books itself only when every word of it is read: what nobody explained may be other money or another payer."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.collection.rules.matching import match
from congdoan.finance.collection.rules.model import Charge
from congdoan.finance.collection.rules.notes import read_note
from congdoan.finance.collection.rules.notes.plain import alone_spans, plain_spans
from congdoan.finance.collection.rules.notes.slips import slipped_funds, unglued
from congdoan.finance.collection.rules.state import BooksNow
from congdoan.finance.collection.rules.terms import Terms
from congdoan.finance.collection.tests.test_matching import REGISTER, SEWING, SEWING_CO, SEWING_MST, TAILOR, booked, judged, line, state

KNOWN_ACCOUNT, DUE, OWED = "10790001", 5_000_000, 1_234_567
OWING = Terms(REGISTER, (Charge(SEWING_CO, "KPCD", 202405, OWED),), ())


@pytest.mark.parametrize(
    "note",
    [
        "mua qua tu nguon KPCD T5/2024",
        "KPCD va tien bao Lao Dong",
        "tien co KPCD T5/2024",
        "cho muon KPCD T5/2024",
        "in the doan vien KPCD",
        "thuong thu nop KPCD T5/2024",
        "quyet toan thua KPCD T5/2024",
        "KPCD da huy T5/2024",
        "vay tam KPCD T5/2024",
        "ky gui KPCD T5/2024",
        "phu cap kiem nhiem KPCD T5/2024",
        "Lotteria nop KPCD T5/2024",
        "chi ky luong T5/2024 cho can bo KPCD",
        "thuong ky luong T5/2024 KPCD",
    ],
)
def test_a_word_that_nobody_explains_waits_although_payer_fund_and_sum_are_right(note):
    found = judged(note, account=KNOWN_ACCOUNT, amount=DUE)

    assert found.status == "review", note
    assert found.rule in ("unread-words", "other-money", "joined-unread", "contradiction", "refund-words-in")


@pytest.mark.parametrize(
    "note",
    [
        "Cong ty chung toi nop KPCD T5/2024 theo TB so 15, em cam on",
        "xin nop KPCD T5/2024 cho 35 lao dong, LH chi Hoa 0912345678",
        "da nop KPCD 2% quy luong dong BHXH T5/2024 qua IB (NGUYEN THI THU HA)",
        "kimh phi cong doan T5/2024",
        "NOPKPCD T5/2024",
        "KPCD thasng 5/2024",
        "KPCD ky luong 05/2024, st: 5000000",
        "nop_KPCD_thang_5/2024",
    ],
)
def test_plain_words_slips_and_persons_cost_no_question(note):
    rule, _ = booked(judged(note, account=KNOWN_ACCOUNT, amount=DUE))

    assert rule == "account"


def told_by_the_sum(note, amount=OWED, **facts):
    return match(line(note, amount=amount, **({"account": KNOWN_ACCOUNT} | facts)), REGISTER, BooksNow(state(), OWING))


@pytest.mark.parametrize("note", ["KPCD T5/2024 xyzzy", "phan xuong KPCD blorb T5/2024", "Cty TANTIEN GARMEX KPCD T5/2024"])
def test_a_sum_owed_to_the_dong_excuses_words_that_hint_at_nothing(note):
    assert booked(told_by_the_sum(note)) == ("account", [("KPCD", SEWING_CO)])
    assert told_by_the_sum(note, OWED + 1).status == "review"


@pytest.mark.parametrize(
    "note",
    [
        "mua qua tu nguon KPCD T5/2024",
        "cho muon KPCD T5/2024",
        "vay tam KPCD T5/2024",
        "KPCD T5/2024 cho CTY TNHH BANH KEO SAO MAI",
        "KPCD T5/2024 DNTN CO KHI HAI AU VANG",
        "CS2 KPCD T5/2024",
        "KPCD T5/2024 mot hai bon nam sau bay tam chin muoi xyzzy blorb frotz plugh gnusto rezrov nitfol yomin",
        "TT luong T5/2024",
        "KPCD T5/2024 Cty TNHH May mac Tan Tien Doanh nghiep tu nhan Co khi Hai Au Vang",
        "KPCD T5/2024 nop ho cho ho kinh doanh Giang A Phao",
    ],
)
def test_a_sum_excuses_nothing_that_may_be_other_money_or_somebody_else(note):
    assert told_by_the_sum(note).status == "review", note


@pytest.mark.parametrize(
    ("note", "sender"),
    [
        (f"xg KPCD T5/2024 MST {SEWING_MST} kkk", {"account": KNOWN_ACCOUNT}),
        (f"CTY TNHH MAY MAC TAN TIEN KPCD T5 MST {SEWING_MST} kkk", {}),
        ("CTY TNHH MAY MAC TAN TIEN KPCD T5/2024 kkk", {"account": "9", "holder": TAILOR}),
    ],
)
def test_two_keys_excuse_words_that_hint_at_nothing(note, sender):
    assert booked(judged(note, **sender))[1] == [("KPCD", SEWING_CO)]


@pytest.mark.parametrize(
    ("note", "sender"),
    [
        ("KPCD T5/2024 kkk", {"account": KNOWN_ACCOUNT, "holder": TAILOR}),
        (f"KPCD T5/2024 MST {SEWING_MST} kkk", {}),
        (f"mua qua tu KPCD MST {SEWING_MST}", {"account": KNOWN_ACCOUNT}),
        (f"KNIH PHI, DOAN PHI CD T5/2024 MST {SEWING_MST}", {"account": KNOWN_ACCOUNT}),
        (f"MST {SEWING_MST} kkk", {"account": KNOWN_ACCOUNT}),
        (f"KPCD T5/2024 CTY TNHH Hoang Long Giang MST {SEWING_MST}", {"account": KNOWN_ACCOUNT}),
        (f"KPCD T5/2024 chi nhanh Binh Duong MST {SEWING_MST}", {"account": KNOWN_ACCOUNT}),
        (f"KPCD T5/2024 HKD Pho Cu MST {SEWING_MST}", {"account": KNOWN_ACCOUNT}),
        (f"KPCD T5/2024 + DP MST {SEWING_MST}", {"account": KNOWN_ACCOUNT}),
    ],
    ids=[
        "only the sender",
        "only one key",
        "other money",
        "perhaps a second fund",
        "no fund",
        "another body",
        "a part of one",
        "a household",
        "a second fund",
    ],
)
def test_less_than_two_keys_and_the_fund_excuse_nothing(note, sender):
    assert judged(note, **sender).status == "review"


@pytest.mark.parametrize("office", ["ktt", "ke toan truong", "nguoi lap", "thu quy", "GDV 12 LCT"])
def test_a_person_behind_an_office_is_no_payer(office):
    assert booked(judged(f"nop KPCD T5/2024 {office} Mach Gia Bong", account=KNOWN_ACCOUNT))[1] == [("KPCD", SEWING_CO)]


def test_who_is_said_to_pay_may_be_a_body():
    assert judged("nop KPCD T5/2024 nguoi nop Mach Gia Bong", account=KNOWN_ACCOUNT).status == "review"


@pytest.mark.parametrize("slip", ["giay 76", "GNT 41", "PXK 7"])
def test_the_number_of_a_slip_is_no_other_money(slip):
    assert booked(judged(f"{slip} nop KPCD T5/2024", account=KNOWN_ACCOUNT))[1] == [("KPCD", SEWING_CO)]


@pytest.mark.parametrize("words", ["giay", "GNT", "HDKT 76", "xuong 7", "HTX 1", "PCTT 300", "QDNN 2024"])
def test_what_is_no_slips_number_waits(words):
    assert judged(f"{words} nop KPCD T5/2024", account=KNOWN_ACCOUNT).status == "review"


@pytest.mark.parametrize("words", ["PXK 7", "va QDNN 12", "PCTT 2024", "va PCTT", "SCTX 12", "KT Vinaco"])
def test_what_stands_behind_the_fund_may_be_a_second_sum(words):
    assert judged(f"nop KPCD T5/2024 {words}", account=KNOWN_ACCOUNT).status == "review"


@pytest.mark.parametrize("words", ["va kkk", "+ kkk", "kem kkk 300", "& Kkk Plugh"])
def test_two_keys_excuse_no_word_that_is_joined_to_what_was_read(words):
    assert judged(f"xg KPCD T5/2024 MST {SEWING_MST} {words}", account=KNOWN_ACCOUNT).status == "review"


@pytest.mark.parametrize("words", ["nho quy co quan xac nhan", "kinh de nghi quy LDLD ghi nhan", "KT Dao", "5.000.000 d", "MQHNS 1039728"])
def test_a_request_a_sum_and_an_accountant_are_read(words):
    assert booked(judged(f"CTY TNHH MAY MAC TAN TIEN nop KPCD T5/2024 {words}", amount=DUE))[1] == [("KPCD", SEWING_CO)]


def test_a_sum_tells_nothing_beside_a_name_alone():
    assert told_by_the_sum("CTY TNHH MAY MAC TAN TIEN nop KPCD xyzzy", account="").status == "review"


def test_a_sum_of_both_funds_tells_nothing_beside_a_name_alone():
    owing = Terms(REGISTER, (Charge(SEWING_CO, "KPCD", 202405, OWED), Charge(SEWING, "DUES", 202405, 70_000)), ())
    books, note = BooksNow(state(), owing), "KPCD va doan phi T5/2024"
    told = [
        match(line(f"{words} {note}{more}", amount=OWED + 70_000), REGISTER, books)
        for words in ("CTY TNHH MAY MAC TAN TIEN", f"MST {SEWING_MST}") for more in ("", " xyzzy")
    ]  # fmt: skip

    assert [one.status for one in told] == ["auto", "review", "auto", "auto"]


def test_who_asked_another_to_pay_is_the_payer():
    note = f"MST {SEWING_MST} Cty TNHH May mac Tan Tien nho nop ho KPCD T5/2024"

    assert booked(judged(note, account="10790006")) == ("on-behalf", [("KPCD", SEWING_CO)])
    assert judged(f"{note} Phong Nong nghiep", account="10790006").status == "review"


def test_a_numbered_part_beside_the_name_is_another_payer():
    found = judged("CS2 KPCD T5/2024", account=KNOWN_ACCOUNT, amount=DUE)

    assert (found.status, found.rule) == ("review", "unread-words")
    assert "CS2" in found.evidence[-1].text


def test_both_funds_may_be_told_apart_by_short_words():
    found = judged("KPCD + DPCD T5/2024 (KPCD 4.000 DP 1.000)", account=KNOWN_ACCOUNT, amount=DUE)

    assert found.rule != "unread-words"


def test_a_line_that_waits_for_one_word_keeps_what_it_would_have_booked():
    found = judged("KPCD T5/2024 xyzzy", account=KNOWN_ACCOUNT, amount=DUE)

    assert found.rule == "unread-words"
    assert "XYZZY" in found.evidence[-1].text
    assert [(one.kind, one.amount) for one in found.candidates] == [("KPCD", DUE)]


def test_a_refund_is_no_slip_of_dues():
    assert slipped_funds("HOAN PHI CONG DOAN") == []
    assert slipped_funds("DOAN PHI CONG DOAN T5/2024") == []
    assert slipped_funds("DONG PHI CONG DOAN THANG 1") == []
    assert slipped_funds("KINH PHI HOAT DONG") == []
    assert read_note("doan phi cong don T5/2024").kind == "DOAN_PHI"


def test_lost_blanks_are_put_back_only_between_words_of_a_payment():
    assert unglued("NOPKPCD CONGDOANTHANG 5") == [(0, "NOP KPCD"), (8, "CONG DOAN THANG")]
    assert unglued("CTY DONGNAM NOPHOANG") == []


@given(st.text(alphabet="KPCDOANGIH NOPTHUEMAVEL0123/. -", max_size=120))
def test_whatever_stands_in_a_note_the_places_found_lie_in_it_in_order(text):
    for found in (plain_spans(text), alone_spans(text)):
        assert all(0 <= start < end <= len(text) for start, end in found)
        assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert all(text[start] in "KD" for start, _, _ in slipped_funds(text))
