"""ABC (TCVN3) and VNI text turned into Unicode."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.conftest import shared_data
from congdoan.foundation.kernel.legacy_fonts import TCVN3, VNI, guess, tcvn3_to_unicode, to_unicode, vni_to_unicode

SENTENCE = "Công đoàn Việt Nam: báo cáo quyết toán kinh phí quý tư, đã nhận đủ của cơ sở"


def as_tcvn3(text: str) -> str:
    back = {letter: byte for byte, letter in TCVN3.items() if letter != "\u00a0"}
    return "".join(back.get(c, c) for c in text)


def as_vni(text: str) -> str:
    back = {letter: typed for typed, letter in VNI.items() if typed[1:].islower() or len(typed) == 1}
    return "".join(back.get(c, c) for c in text)


def test_abc_text_reads_as_unicode():
    assert tcvn3_to_unicode("C«ng ®oµn ViÖt Nam") == "Công đoàn Việt Nam"


def test_abc_capitals_are_a_font():
    assert to_unicode("c«ng ®oµn", font=".VnTimeH") == "CÔNG ĐOÀN"


def test_vni_text_reads_as_unicode_letter_and_sign_together_first():
    assert vni_to_unicode("Coâng ñoaøn Vieät Nam, ÑOAØN PHÍ") == "Công đoàn Việt Nam, ĐOÀN PHÍ"


def test_other_fonts_are_left_alone():
    assert to_unicode("Công đoàn", font="Times New Roman") == "Công đoàn"


@given(st.text(alphabet="aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệiíìỉĩịoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữựyýỳỷỹỵ ", max_size=40))
def test_every_small_letter_survives_both_encodings(text):
    assert tcvn3_to_unicode(as_tcvn3(text)) == text


@pytest.mark.parametrize("text", [SENTENCE, SENTENCE.upper()])
def test_a_sentence_survives_vni(text):
    assert vni_to_unicode(as_vni(text.lower())) == text.lower()


def test_the_encoding_is_guessed_from_the_letters():
    assert guess(as_tcvn3(SENTENCE)) == "tcvn3"
    assert guess(as_vni(SENTENCE)) == "vni"
    assert guess(SENTENCE) is None
    assert guess("Cong doan co so") is None
    assert guess("café") is None


def test_the_tables_agree_with_the_published_ones():
    published = json.loads((shared_data("data", "documents") / "legacy-encodings.json").read_text(encoding="utf-8"))

    assert published["tcvn3"] == TCVN3
    assert published["vni"] == {typed: letter for typed, letter in VNI.items() if typed in published["vni"]}
