"""Signatures: made, found, and every byte changed after them seen."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.foundation.documents.rules.paper import pdf
from congdoan.foundation.documents.rules.signing import UnreadableKey, UnreadablePdf, continues, sign, signatures

from .builders import PASSWORD, certified, key_file, pem

NOW = datetime(2026, 1, 10, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def root():
    return certified("Gốc Thử Nghiệm (hư cấu)")


@pytest.fixture(scope="module")
def key(root):
    return key_file("Kế Toán Trưởng (hư cấu)", root)


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    page = Path(tmp_path_factory.mktemp("page")) / "page.typ"
    page.write_text('#let figures = json(bytes(sys.inputs.figures))\n#set text(font: "Liberation Serif")\n#figures.words')
    return pdf(page, {"words": "Quyết toán năm 2025"}, made_at=NOW)


@pytest.fixture(scope="module")
def signed(paper, key):
    return sign(paper, key=key, password=PASSWORD, reason="Duyệt quyết toán", place="Tây Ninh")


def test_a_signature_is_added_and_told(paper, signed, root):
    (one,) = signatures(signed, roots=[pem(root)])

    assert (one.signer, one.issuer) == ("Kế Toán Trưởng (hư cấu)", "Gốc Thử Nghiệm (hư cấu)")
    assert (one.is_intact, one.is_last, one.is_trusted) == (True, True, True)
    assert continues(paper, signed)
    assert signatures(paper) == ()


def test_a_second_signature_leaves_the_first_whole(signed, key):
    first, second = signatures(sign(signed, key=key, password=PASSWORD, reason="Đóng dấu", place="Tây Ninh"))

    assert (first.is_intact, first.is_last, second.is_intact, second.is_last) == (True, False, True, True)
    assert first.field != second.field


def test_a_stranger_is_not_trusted(signed):
    stranger = pem(certified("Người Lạ"))

    assert [one.is_trusted for one in signatures(signed, roots=[stranger])] == [False]
    assert [one.is_trusted for one in signatures(signed)] == [None]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_byte_changed_under_the_signature_is_seen(paper, signed, data):
    at = data.draw(st.integers(0, len(paper) - 1))
    changed = bytearray(signed)
    changed[at] ^= data.draw(st.integers(1, 255))

    try:
        found = signatures(bytes(changed))
    except UnreadablePdf:
        return
    assert not any(one.is_intact for one in found)


def test_words_added_after_the_signature_are_seen(signed):
    (one,) = signatures(signed + b"\n% them\n")

    assert not (one.is_intact and one.is_last)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"khong phai pdf" * 99, b"\x00" * 5000])
def test_what_is_no_pdf_is_refused(content, key):
    with pytest.raises(UnreadablePdf):
        sign(content, key=key, password=PASSWORD, reason="x", place="x")
    with pytest.raises(UnreadablePdf):
        signatures(content)


def test_a_key_opens_only_with_its_password(paper, key):
    with pytest.raises(UnreadableKey):
        sign(paper, key=key, password="sai", reason="x", place="x")
    with pytest.raises(UnreadableKey):
        sign(paper, key=b"rac", password=PASSWORD, reason="x", place="x")
