"""Signatures: made, found, and every byte changed after them seen."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.foundation.documents.rules.paper import pdf
from congdoan.foundation.documents.rules.signing import UnreadableKey, UnreadablePdf, continues, sign, signatures

NOW = datetime(2026, 1, 10, 8, 0, tzinfo=UTC)
PASSWORD = "mật-khẩu-thử"


def certified(name, *, by=None):
    """Return a key and certificate made for the test, fictitious, signed by itself or by another."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    issuer_key, issuer = (key, subject) if by is None else (by[0], by[1].subject)
    now = datetime.now(UTC)
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False, key_agreement=False,
        key_cert_sign=by is None, crl_sign=by is None, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    made = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True).add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
        .sign(issuer_key, hashes.SHA256())
    )  # fmt: skip
    return key, made


@pytest.fixture(scope="module")
def root():
    return certified("Gốc Thử Nghiệm (hư cấu)")


@pytest.fixture(scope="module")
def key(root):
    own, certificate = certified("Kế Toán Trưởng (hư cấu)", by=root)
    return pkcs12.serialize_key_and_certificates(
        b"ky", own, certificate, [root[1]], serialization.BestAvailableEncryption(PASSWORD.encode())
    )


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    page = Path(tmp_path_factory.mktemp("page")) / "page.typ"
    page.write_text('#let figures = json(bytes(sys.inputs.figures))\n#set text(font: "Liberation Serif")\n#figures.words')
    return pdf(page, {"words": "Quyết toán năm 2025"}, made_at=NOW)


@pytest.fixture(scope="module")
def signed(paper, key):
    return sign(paper, key=key, password=PASSWORD, reason="Duyệt quyết toán", place="Tây Ninh")


def test_a_signature_is_added_and_told(paper, signed, root):
    (one,) = signatures(signed, roots=[root[1].public_bytes(serialization.Encoding.PEM)])

    assert (one.signer, one.issuer) == ("Kế Toán Trưởng (hư cấu)", "Gốc Thử Nghiệm (hư cấu)")
    assert (one.is_intact, one.is_last, one.is_trusted) == (True, True, True)
    assert continues(paper, signed)
    assert signatures(paper) == ()


def test_a_second_signature_leaves_the_first_whole(signed, key):
    first, second = signatures(sign(signed, key=key, password=PASSWORD, reason="Đóng dấu", place="Tây Ninh"))

    assert (first.is_intact, first.is_last, second.is_intact, second.is_last) == (True, False, True, True)
    assert first.field != second.field


def test_a_stranger_is_not_trusted(signed):
    stranger = certified("Người Lạ")[1].public_bytes(serialization.Encoding.DER)

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
