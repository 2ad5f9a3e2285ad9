"""Keys and certificates, an office and its letter for tests, all fictitious."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from congdoan.foundation.access import services as access
from congdoan.foundation.access.tests.builders import LEAF, LEFT, RIGHT, actor, two_branches
from congdoan.foundation.documents import services

PASSWORD = "mật-khẩu-thử"
TODAY = date(2024, 6, 30)


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


LETTER = {
    "kind": "Công văn",
    "parent": ["Liên đoàn Lao động tỉnh hư cấu"],
    "issuer": ["LĐLĐ bên trái"],
    "symbol": "LĐLĐ",
    "place": "Tây Ninh",
    "subject": "Báo cáo kết quả tháng 6",
    "addressed_to": ["Các công đoàn cơ sở"],
    "body": ["Đề nghị các công đoàn cơ sở báo cáo.", {"clause": "Số đoàn viên"}, {"clause": "Số kết nạp mới"}],
    "signatures": [{"authority": ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"], "name": "Signer"}],
    "recipients": ["Như trên"],
}
"""A letter as content for the writer, fictitious."""


@dataclass
class Office:
    """Two federations and a union: who writes, approves and signs on the left; who receives in the union and on the right."""

    people: dict[str, int]

    def acting(self, who: str, *, on: date = TODAY) -> int:
        """Let PostgreSQL know that somebody acts from now on, and return who."""
        access.enter(self.people[who], on=on)
        return self.people[who]

    def draft(self, *, unit: int = LEFT, **changes: Any) -> int:
        """Write a letter, or with some of its content changed another document."""
        facts = {"unit_id": unit, "client_key": uuid4(), "content": {**LETTER, **changes}, "on": TODAY}
        return services.draft_document(by=self.acting("writer"), **facts)

    def approved(self, **changes: Any) -> int:
        """Bring a document to where it waits for its signature."""
        new = self.draft(**changes)
        services.submit_document(by=self.acting("writer"), outgoing_id=new, on=TODAY)
        services.approve_document(by=self.acting("head"), outgoing_id=new, on=TODAY)
        return new

    def signed(self, **changes: Any) -> int:
        """Bring a document to where it bears its number."""
        new = self.approved(**changes)
        services.sign_document(by=self.acting("signer"), outgoing_id=new, made_at=datetime.now(UTC), on=TODAY)
        return new

    def issued(self, *to_units: int, **changes: Any) -> int:
        """Bring a document to units."""
        new = self.signed(**changes)
        services.issue_document(by=self.acting("head"), outgoing_id=new, to_units=to_units, on=TODAY)
        return new


def office() -> Office:
    """Write the branches down and give their people their roles."""
    two_branches()
    roles = {
        "writer": ("federation_officer", LEFT), "head": ("office_head", LEFT), "signer": ("document_signer", LEFT),
        "union": ("union_accountant", LEAF), "right": ("federation_officer", RIGHT), "inspector": ("inspector", LEFT),
    }  # fmt: skip
    return Office({name: actor(name, role=role, branch=branch) for name, (role, branch) in roles.items()})
