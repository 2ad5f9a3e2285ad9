"""Keys and certificates for tests, all fictitious."""

from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

PASSWORD = "mật-khẩu-thử"


def certified(name: str, *, by: Any = None) -> tuple[Any, Any]:
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


def key_file(name: str, root: tuple[Any, Any]) -> bytes:
    """Return a PKCS#12 file of a person whose certificate leads to a root; `PASSWORD` opens it."""
    own, certificate = certified(name, by=root)
    return pkcs12.serialize_key_and_certificates(
        b"ky", own, certificate, [root[1]], serialization.BestAvailableEncryption(PASSWORD.encode())
    )


def pem(root: tuple[Any, Any]) -> bytes:
    """Return a root's certificate as PEM."""
    return bytes(root[1].public_bytes(serialization.Encoding.PEM))
