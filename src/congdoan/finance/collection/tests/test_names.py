"""Names: exact ones only where they stand alone; the rest is likeness, and likeness only proposes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.collection.rules.model import FormerName, Payer, Register
from congdoan.finance.collection.rules.names import NEAR, NameIndex
from congdoan.finance.collection.rules.names.cores import core_of, fit, shared
from congdoan.finance.collection.rules.names.likeness import LIKELY, like, like_many, spell, text_of
from congdoan.finance.collection.rules.names.short_forms import abbreviates, shorten
from congdoan.finance.collection.rules.notes import read_note

NAMES = {
    1: "Công ty TNHH Sản xuất Thương mại Vạn Xuân",
    2: "Doanh nghiệp tư nhân Cơ khí Hải Âu Vàng",
    3: "Doanh nghiệp tư nhân Cơ khí Hải Âu Vàng Hai",
    4: "Công ty Cổ phần Nam Á",
    5: "Công ty Cổ phần Nam Á Đông",
    6: "Công ty TNHH Cao su Đồng Tâm",
    7: "Chi nhánh Công ty TNHH Cao su Đồng Tâm tại Xã Chà Là",
    8: "Trung tâm Văn hóa",
    9: "Công ty TNHH Hạt điều Trường An",
    10: "Công ty TNHH Hạt điều Trường An",
    11: "Phòng Tài chính - Kế hoạch",
}
UNION = Payer(20, "CD020", "union", "CĐCS Công ty TNHH Sản xuất Thương mại Vạn Xuân")
REGISTER = Register(
    (*(Payer(number, f"DV{number:03d}", "employer", name) for number, name in NAMES.items()), UNION,
     Payer(12, "DV012", "employer", "Công ty TNHH Mới", (FormerName("Công ty TNHH Cũ Kỹ"),)))
)  # fmt: skip
INDEX = NameIndex(REGISTER)


def stated(text):
    note = read_note(text)
    return INDEX.read(note.text.folded, taken=note.taken, soft=note.fillers)


def named(text):
    return [set(hit.ids) for hit in stated(text).hits]


@pytest.mark.parametrize(
    "text",
    [
        "CTY TNHH SX-TM VAN XUAN nop KPCD T1/2024",
        "KPCD thang 1/2024 Công ty TNHH SXTM Vạn Xuân MST 123",
        "nop 2 phan tram kinh phi cong doan T1/2024 cua C.TY TNHH SAN XUAT TM VAN XUAN",
        "TRAN VAN MAU CTY TNHH SX VA TM VAN XUAN nop KPCD",
    ],
)
def test_a_name_is_known_in_its_short_forms(text):
    assert named(text) == [{1, 20}]


def test_a_name_inside_a_longer_name_does_not_count():
    assert named("DNTN CO KHI HAI AU VANG HAI nop KPCD T1") == [{3}]
    assert named("CHI NHANH CTY TNHH CAO SU DONG TAM TAI XA CHA LA nop KPCD") == [{7}]
    assert named("CHI NHANH CTY TNHH CAO SU DONG TAM nop KPCD") == []
    assert named("CTY TNHH CAO SU DONG TAM PHUOC nop KPCD") == []


def test_a_name_at_the_end_of_a_note_may_go_on():
    (hit,) = stated("KPCD T1/2024 DNTN CO KHI HAI AU VANG").hits

    assert (hit.ids, hit.longer) == ((2,), (3,))


def test_a_verb_that_may_belong_to_the_name_leaves_both():
    (hit,) = stated("CTCP NAM A DONG KPCD T1/2024").hits

    assert set(hit.ids) | set(hit.longer) == {4, 5}
    assert hit.longer


def test_two_bodies_of_one_name_are_both_meant():
    assert named("CTY TNHH HAT DIEU TRUONG AN nop KPCD") == [{9, 10}]


def test_a_short_form_never_equals_another_long_form_written_out():
    assert named("TT VAN HOA nop KPCD") == [{8}]
    assert named("THI TRAN VAN HOA nop KPCD") == []


def test_the_union_of_a_body_is_told_from_the_body():
    (union,), (body,) = stated("Doan phi CD CS CTY TNHH SX TM VAN XUAN").hits, stated("KPCD CTY TNHH SX TM VAN XUAN").hits

    assert (union.union_named, body.union_named) == (True, False)


def test_a_former_name_still_names_its_bearer():
    (hit,) = stated("CTY TNHH CU KY nop KPCD").hits

    assert (hit.ids, hit.former) == ((12,), True)


def test_an_account_holder_must_be_the_name_from_end_to_end():
    assert INDEX.whole("PHONG TAI CHINH - KE HOACH").ids == (11,)
    assert INDEX.whole("PHONG TAI CHINH - KE HOACH HUYEN KHAC") is None


@pytest.mark.parametrize("text", ["CTY TNHH SX-TM VAN XAUN", "CONG TY TNHH SAN XUATT HUONG MAI VAN XUAN", "VAN XUAN CTY TNHH SX TM"])
def test_a_misspelt_name_is_near_but_never_exact(text):
    piece = INDEX.piece_of(text)

    assert INDEX.whole(text) is None
    assert INDEX.likeness(1, piece) >= NEAR - 4
    assert INDEX.nearest(piece)[0][0] in (1, 20)


def test_persons_are_told_from_bodies():
    assert stated("NGUYEN THI MAU chuyen tien").pieces[0].is_person
    assert stated("NGUYEN VAN TAI chuyen tien").pieces[0].is_person
    assert stated("CTY TNHH LA MAT nop KPCD").pieces[0].is_body


def test_initials_stand_for_the_words_they_begin():
    name = shorten_nothing("CTY TNHH CO KHI HAI AU")

    assert abbreviates(shorten_nothing("CTY TNHH CK HAI AU"), name)
    assert not abbreviates(shorten_nothing("CTY TNHH CX HAI AU"), name)


def shorten_nothing(text):
    return text.split()


def test_glued_short_forms_come_apart():
    assert [word.text for word in shorten("CTCP SXTMDV MAU")] == ["CTY", "CP", "SX", "TM", "DV", "MAU"]


WORDS = ["CTY", "TNHH", "CP", "CO", "KHI", "CK", "HAI", "AU", "VANG", "XD", "XAY", "DUNG", "SX", "TM", "MAU", "MAUU", "AN", "BINH"]
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7)


@given(names, st.lists(names, min_size=1, max_size=12))
def test_many_names_are_measured_exactly_like_one(stated, registered):
    text, others = spell(text_of(shorten(" ".join(stated)))), [spell(text_of(shorten(" ".join(name)))) for name in registered]

    measured = like_many(text, others)

    assert [score if score >= LIKELY else 0 for score in measured] == [like(text, other) for other in others]


@pytest.mark.parametrize(
    ("said", "name", "share"),
    [
        ("CTY XNK DAI NGAN XANH", "CONG TY TNHH XUAT NHAP KHAU DAI NGAN XANH", 100),
        ("MINAKA RUBBER CO LTD", "CONG TY TNHH MINAKA RUBBER INDUSTRY", 66),
        ("COOP CHO BIEN", "CONG TY TNHH SIEU THI CO OP CHO BIEN", 66),
        ("CANG CA PHAN HAI", "BAN QUAN LY CANG CA PHAN HAI", 57),
        ("CTY XD DAI NGAN XANH", "CONG TY TNHH XUAT NHAP KHAU DAI NGAN XANH", 0),
        ("KHACH SAN MAY HONG 3", "CONG TY TNHH KHACH SAN MAY HONG 5", 0),
        ("MINAKA", "CONG TY TNHH MINAKA RUBBER INDUSTRY", 0),
        ("CTY TNHH", "CONG TY TNHH MINAKA RUBBER INDUSTRY", 0),
    ],
)
def test_a_name_may_be_said_with_words_left_out_but_none_of_another(said, name, share):
    assert fit(core_of(said), core_of(name)) == share


def test_words_may_hold_more_of_one_name_than_of_another():
    said, name = core_of("CDNGHE BINH NGUYEN KY NGHE"), core_of("TRUONG CAO DANG NGHE BINH NGUYEN KY NGHE")

    assert shared(said, name) == 66
    assert shared(("HOONGF", "PHUCS", "TAAM"), ("PHONG", "KHAM", "HONG", "PHUC", "TAM")) == 60
    assert shared(said[:3], core_of("HA TANG BINH NGUYEN")) == 0  # two words of it: a place, no name


def test_a_name_cut_off_is_said_from_its_first_word_on():
    name = core_of("CONG TY TNHH CHE BIEN NONG SAN BA HUAN NUI")

    assert fit(core_of("CTY CB NONG SA"), name, is_cut=True) > 0
    assert fit(core_of("CTY CB NONG SA"), name) == fit(core_of("CTY BA HUA"), name, is_cut=True) == 0


@given(
    st.lists(st.sampled_from(["A", "AB", "BA", "ABC", "NGAN", "NGANH"]), max_size=60),
    st.lists(st.sampled_from(["A", "AB", "B", "C", "NGAN"]), max_size=40),
)
def test_what_is_said_of_a_name_is_a_share_of_it(said, name):
    assert 0 <= fit(tuple(said), tuple(name)) <= 100
    assert fit(tuple(name), tuple(name)) == (100 if name else 0)
