"""Rules of initiatives by themselves: shares, benefits, time limits, least rewards, judgement, likeness."""

import contextlib
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.emulation.rules import AuthorDraft, PartDraft, amount_of, authors, benefit, scoring, split, total_of
from congdoan.activities.emulation.rules.law import is_late_request, least_appliers_pay, least_author_pay, months_after
from congdoan.activities.emulation.rules.likeness import LIMIT, Features, features, scores, shared_meanings
from congdoan.activities.emulation.rules.papers import minutes
from congdoan.activities.emulation.rules.thesaurus import known, meanings, parse
from congdoan.foundation.documents.rules.writing import paper_head

money = st.integers(0, 10**15)


@st.composite
def shares(draw):
    cuts = sorted(draw(st.sets(st.integers(1, authors.WHOLE - 1), max_size=9)))
    return [high - low for low, high in zip([0, *cuts], [*cuts, authors.WHOLE], strict=True)]


@given(money, shares())
def test_no_dong_of_a_reward_is_lost_or_created(amount, given_shares):
    parts = split(amount, given_shares)

    assert sum(parts) == amount
    assert all(abs(part * authors.WHOLE - amount * share) < authors.WHOLE for part, share in zip(parts, given_shares, strict=True))
    assert authors.faults_of([AuthorDraft(f"A {at}", share) for at, share in enumerate(given_shares)]) == []


@given(shares(), st.integers(-authors.WHOLE, authors.WHOLE).filter(bool))
def test_shares_that_are_not_one_whole_are_told(given_shares, off):
    told = authors.faults_of([AuthorDraft(f"A {at}", share + (off if at == 0 else 0)) for at, share in enumerate(given_shares)])

    assert any("100%" in one for one in told)
    with pytest.raises(ValueError, match="sum"):
        split(100, [*given_shares, off] if off > 0 else [given_shares[0] + off, *given_shares[1:]])


@pytest.mark.parametrize(
    ("formula", "amount"),
    [
        ("9 giây × 1.180 áo × 312 ngày ÷ 3.600 × 30.800 đ", 28_348_320),
        ("1,9% × 368.160 áo × 9.500 đ", 66_452_880),
        ("34.650.000", 34_650_000),
        ("2 x 3,5 bộ : 2", 4),  # 3.5, half up
        ("0 đ", 0),
    ],
)
def test_a_formula_gives_its_amount(formula, amount):
    assert amount_of(formula) == amount


@pytest.mark.parametrize(
    "formula", ["", "áo", "1.18 × 2", "-5 × 3", "5 ÷ 0", "9" * 18 + " × 9.999", "1 × × 2", "=1+1", "1e9", "5 đ/3 giờ", "٣ × 2"]
)
def test_what_is_no_formula_is_refused_in_words(formula):
    with pytest.raises(benefit.NoFormula):
        amount_of(formula)


@given(st.text(max_size=80))
def test_any_text_is_a_formula_or_told(text):
    with contextlib.suppress(benefit.NoFormula):
        assert 0 <= amount_of(text) <= benefit.LARGEST


@given(st.lists(st.tuples(st.sampled_from(list(benefit.KINDS)), money)))
def test_a_benefit_is_what_is_saved_minus_what_it_costs(parts):
    saved = sum(amount for kind, amount in parts if kind != benefit.COST)

    assert total_of(parts) == saved - sum(amount for kind, amount in parts if kind == benefit.COST)


def test_everything_wrong_with_parts_is_told_at_once():
    told = benefit.faults_of([PartDraft("gift", "", "?", "")])

    assert len(told) == 4


def test_the_charter_counts_months_to_the_same_day_or_the_last():
    assert months_after(date(2024, 11, 30), 3) == date(2025, 2, 28)
    assert months_after(date(2024, 6, 30), 12) == date(2025, 6, 30)
    assert not is_late_request(date(2023, 6, 30), date(2024, 6, 30), years=1)
    assert is_late_request(date(2023, 6, 30), date(2024, 7, 1), years=1)


def test_least_rewards_of_the_charter():
    assert least_author_pay(88_588_880, share=Fraction(7, 100), times=5, minimum_wage=None) == 6_201_222  # 6.201.221,6
    assert least_author_pay(None, share=Fraction(7, 100), times=5, minimum_wage=4_410_000) == 22_050_000
    assert least_author_pay(None, share=Fraction(7, 100), times=5, minimum_wage=None) is None
    assert least_author_pay(-5, share=Fraction(7, 100), times=5, minimum_wage=None) == 0
    assert least_appliers_pay(6_201_222, share=Fraction(20, 100)) == 1_240_244


def test_agreement_of_the_worked_example():
    rows = ("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .")
    scored = {
        unit: [int(value) for value in column if value != "."]
        for unit, column in enumerate(zip(*(row.split() for row in rows), strict=True))
    }

    alpha = scoring.agreement(scored)

    assert alpha is not None
    assert abs(alpha - Fraction(849, 1000)) < Fraction(1, 2000)  # Krippendorff 2011, interval data
    assert scoring.agreement_words(alpha) == "nhất quán cao"


@given(st.dictionaries(st.integers(0, 9), st.lists(st.integers(0, 100), min_size=2, max_size=5), min_size=2))
def test_agreement_is_one_when_all_agree_and_never_more(scored):
    same = {unit: [totals[0]] * len(totals) for unit, totals in scored.items()}
    alpha, whole = scoring.agreement(scored), scoring.agreement(same)

    assert alpha is None or alpha <= 1
    assert whole in (None, 1)
    assert scoring.agreement({1: [5, 6]}) is None


def test_a_rubric_and_a_sheet_tell_what_is_wrong():
    rubric = [("Mới", 30), ("Hiệu quả", 40)]

    assert scoring.rubric_faults(rubric, 50) == []
    assert len(scoring.rubric_faults([("", 0)], 5)) == 3
    assert scoring.sheet_faults([30, 40], rubric) == []
    assert scoring.sheet_faults([31, -1], rubric) == ["Mới: từ 0 đến 30", "Hiệu quả: từ 0 đến 40"]
    assert scoring.sheet_faults([1], rubric) == ["cần 2 điểm theo thang, nhận được 1"]
    assert not scoring.outcome([80], least_sheets=2, pass_score=70).passes
    assert scoring.outcome([80, 60], least_sheets=2, pass_score=70).passes


def test_words_without_marks_in_another_order_and_with_synonyms_stay_alike():
    told = features("Gá kẹp may lai áo hai kim", "May lai hai kim lệch mép, bỏ mũi nhiều", "Gá nhôm tự chế có lò xo giữ hai mép áo")
    bare = features("Bo ga may lai ao 2 kim", "lech mep, bo mui nhieu khi may lai hai kim", "che tao ga nhom co lo xo giu hai mep ao")
    other = features("Thu hồi nước ngưng nồi hơi", "Nước ngưng xả bỏ, tốn dầu đốt", "Lắp bồn chứa, bơm hồi về nồi hơi qua bẫy hơi")
    filler = [features(f"Việc {word}", f"chuyện {word} {word}x", word * 3) for word in ("an", "binh", "chau", "dung", "hoa", "khanh")]

    found = scores(told, Features.of([told, bare, other, *filler]))

    assert found[0] >= 9_999
    assert found[1] > 4_000 > 1_000 > found[2]
    assert scores([], Features.of([told])).tolist() == [0]
    assert scores(told, Features.of([])).tolist() == []


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_a_share_of_any_texts(one, other):
    corpus = Features.of([features(other), features(one), features("gá kẹp may lai")])

    found = scores(features(one), corpus)

    assert all(0 <= score <= 10_000 for score in found)


def test_it_is_found_again_when_no_phrase_is_kept():
    told = ("Lắp cảm biến hồng ngoại tự ngắt cho máy ép nhựa", "Trước đây máy ép nhựa thường dính khuôn vì dây đai trùng, tốn dầu.",
            "Chúng tôi gắn thêm còi báo, tháo lắp nhanh; giảm 15% điện năng.")  # fmt: skip
    again = ("Gắn mắt thần tự dừng ở máy ép phun", "May ep phun hay bi bám khuôn do curoa chùng, hao nhớt",
             "Đặt chuông cảnh báo, thay nhanh. Tiết kiệm mười lăm phần trăm tiền điện.")  # fmt: skip
    other = ("Máng trượt inox ở kho phôi", "Công nhân bưng phôi mỏi lưng, chờ hàng lâu", "Hàn máng dốc, thêm lan can")
    rest = [features(f"Việc {word}", f"chuyện {word} {word}x", word * 3) for word in ("an", "binh", "chau", "dung", "hoa", "khanh")]

    found = scores(features(*told), Features.of([features(*again), features(*other), *rest]))

    assert found[0] >= LIMIT > 2_000 > found[1]
    assert shared_meanings(features(*again), *told)[:3] == ["lắp đặt", "cảm biến", "tự động"]


def test_words_of_one_meaning_are_one_and_slips_are_mended():
    assert [one.name for one in meanings("Cắt giảm tiền điện ở lò hơi")] == ["giảm", "điện năng", "lò hơi"]
    assert [one.name for one in meanings("cat giam chi phi, noi hoi")] == ["giảm", "chi phí", "lò hơi"]
    assert [one.words for one in meanings("gá hnom, mười lăm lần bằng nhôm")] == [("ga",), ("nhom",), ("15",), ("lan",), ("nhom",)]
    assert [one.name for one in meanings("Chúng tôi làm vậy")] == [""]  # "chúng" is not "chùng", and "chúng tôi" tells nothing
    with pytest.raises(ValueError, match="stands in"):
        parse("máy, thiết bị\nđồ nghề, thiết bị")
    assert len(known().phrases) > 400


def test_minutes_name_who_was_kept_out():
    unit = {"name": "LĐLĐ", "parent": "", "symbol": "LĐLĐ", "place": "…", "board": "TM. BAN THƯỜNG VỤ"}
    content = minutes(
        paper_head(unit, kind="Biên bản", short="BB", subject="họp", recipients=[]), title="Gá", code="SK", council="Hội đồng",
        present=[("Lộc", "Chủ tịch")],
        barred=[("Tuấn", "là tác giả")], criteria=[("Mới", 30)], sheets=[("Lộc", (24,), 24)], means=["24,00"],
        mean="24,00", result="Đạt.", alike=[],
    )  # fmt: skip

    assert {"dash": "Tuấn: là tác giả"} in content["body"]
