"""What reading costs grows with the length of a document, not with its square: calls are counted, no clock is asked."""

import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.foundation.documents.rules.reading import read, register
from congdoan.foundation.documents.rules.reading.citations import Mention
from congdoan.foundation.documents.rules.reading.places import Covered, Placed
from congdoan.foundation.documents.rules.reading.text import Span, normalise

HEAD = "LIÊN ĐOÀN LAO ĐỘNG HUYỆN DƯƠNG MINH CHÂU\n\nSố: 04/TB-LĐLĐ\n\nTHÔNG BÁO\nVề nhiệm vụ trọng tâm năm 2024\n\n"
PARAGRAPHS = {
    "bases": "Căn cứ Kế hoạch số {n}/KH-LĐLĐ ngày {day}/2023 của Liên đoàn Lao động tỉnh về việc tổ chức Tháng Công nhân lần {n};",
    "laws": "Căn cứ Luật Công đoàn số {n}/2024/QH15 ngày 27 tháng 11 năm 2024;",
    "tasks": (
        "- Tổ chức thực hiện Kế hoạch số {n}/KH-LĐLĐ ngày {day}/2023 về “Tháng Công nhân theo Nghị quyết số 1{n}/NQ-TLĐ”, phấn đấu kết nạp "
        "mới 100 đoàn viên trước ngày {day}/2024."
    ),
    "congresses": "Căn cứ Nghị quyết Đại hội lần thứ X Công đoàn xã Tân {words};",
    "articles": "Điều {n}. Công đoàn cơ sở tổ chức thực hiện\n1. Xây dựng kế hoạch trước ngày {day}/2024, phấn đấu 95% đoàn viên tham gia.",
}


def calls_of_reading(text):
    """Return how many functions reading a text calls, steps of generators included."""
    told, before = Counter(), sys.getprofile()
    sys.setprofile(lambda frame, event, argument: told.update([event]))
    try:
        read(normalise(text))
    finally:
        sys.setprofile(before)
    return told["call"] + told["c_call"]


def paragraphs(words, count):
    return [words.format(n=n, day=f"{1 + n % 28}/{1 + n % 12}", words=syllables(n)) for n in range(1, count + 1)]


def syllables(number):
    """Return a name that is like no other of the first thousand."""
    return " ".join(f"{SYLLABLES[int(digit)]}" for digit in str(number))


SYLLABLES = ["Bình", "Châu", "Dũng", "Giang", "Khánh", "Lộc", "Mỹ", "Phước", "Quý", "Thạnh"]


class OneByOne(register._Known):
    """Compares each mention with every document."""

    def take(self, mention):
        known = enumerate(self.documents)
        at = next((at for at, document in known if register._is_of(mention, document)), len(self.documents))
        if at == len(self.documents):
            name = register._law_name(mention)
            self.documents.append(register.Cited("", mention, number=mention.number, symbol=mention.symbol, name=name))
        self.documents[at].mentions.append(mention)
        register._learn(self.documents[at], mention)


WORDS = ["Công đoàn", "xã", "tỉnh", "huyện", "thành phố", "Tân Bình", "Tân Bỉnh", "An", "An Bình", "Châu Thành", "Chau Thanh", "Chu Thành"]
NAMES = st.none() | st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@given(st.lists(st.tuples(NAMES, st.integers(9, 10)), max_size=40))
def test_a_congress_is_brought_together_as_if_each_mention_met_every_document(named):
    mentions = [Mention(Span(n, n + 1), "NQ", "Nghị quyết", congress=ordinal, name=name) for n, (name, ordinal) in enumerate(named)]
    found, expected = register._Known(), OneByOne()
    for mention in mentions:
        found.take(mention)
        expected.take(mention)

    def told(known):
        return [(document.name, [mention.span.start for mention in document.mentions]) for document in known.documents]

    assert told(found) == told(expected)


@pytest.mark.parametrize("joint", ["\n\n", " "], ids=["paragraphs", "one-paragraph"])
@pytest.mark.parametrize("kind", PARAGRAPHS)
def test_four_times_the_length_costs_four_times_the_work(kind, joint):
    few, many = (calls_of_reading(HEAD + joint.join(paragraphs(PARAGRAPHS[kind], count))) for count in (60, 240))

    assert many < 5 * few


def test_one_sentence_of_many_clauses_costs_what_its_length_does():
    clause = "tổ chức đối thoại định kỳ tại nơi làm việc của các doanh nghiệp đợt {n}"
    few, many = (calls_of_reading(f"{HEAD}1. Nội dung: {', '.join(paragraphs(clause, count))}.") for count in (60, 240))

    assert many < 5 * few


def test_what_stands_near_a_place_is_found_even_under_something_long():
    placed = Placed((span, n) for n, span in enumerate([Span(40, 45), Span(0, 50), Span(10, 12), Span(10, 11), Span(60, 61)]))

    assert [n for _, n in placed.meeting(Span(11, 41))] == [1, 2, 0]
    assert [n for _, n in placed.beginning_in(Span(10, 41))] == [2, 3, 0]
    assert placed.meeting(Span(50, 60)) == []


def test_letters_are_covered_as_far_as_a_stretch_goes():
    covered = Covered([Span(3, 5)])
    covered.add(Span(8, 9))

    assert [covered.meets(Span(at, at + 1)) for at in range(10)] == [at in (3, 4, 8) for at in range(10)]
