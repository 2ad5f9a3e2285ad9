"""Sealed text: AES-256-GCM under a key that lives outside the database, and the keyed hash by which a number is found again.

A sealed value is one version byte, four bytes that name the key, twelve random bytes, then the text with its proof. It opens only for
the person and field for which it was sealed.
"""

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from congdoan.foundation.kernel.errors import DomainError

VERSION = b"\x01"
MARK, NONCE, PROOF = 4, 12, 16  # bytes
SHORTEST = len(VERSION) + MARK + NONCE + PROOF


class WrongKey(DomainError):
    code = "members-key-wrong"
    says = "Khóa mã hóa dữ liệu đoàn viên không phải khóa đã dùng. Khôi phục tệp members_key (hoặc MEMBERS_KEY) từ bản sao lưu."


def key_for(secret: str, purpose: str) -> bytes:
    """Return the 32 bytes of one purpose, drawn from the installation's secret."""
    return hmac.new(secret.encode(), f"congdoan.members.{purpose}".encode(), hashlib.sha256).digest()


def key_mark(secret: str) -> bytes:
    """Return the four bytes by which sealed values name their key; they tell nothing of it."""
    return hashlib.sha256(key_for(secret, "mark")).digest()[:MARK]


def sealed(secret: str, text: str, *, of: str) -> bytes:
    """Seal a text for `of`, the person and field it belongs to."""
    nonce = os.urandom(NONCE)
    return VERSION + key_mark(secret) + nonce + AESGCM(key_for(secret, "seal")).encrypt(nonce, text.encode(), of.encode())


def opened(secret: str, content: bytes, *, of: str) -> str:
    """Open what was sealed for `of`.

    :raises WrongKey: sealed under another key, for somebody else, or changed since
    """
    nonce, closed = content[1 + MARK : 1 + MARK + NONCE], content[1 + MARK + NONCE :]
    if content[:1] != VERSION or content[1 : 1 + MARK] != key_mark(secret):
        raise WrongKey
    try:
        return AESGCM(key_for(secret, "seal")).decrypt(nonce, closed, of.encode()).decode()
    except InvalidTag:
        raise WrongKey from None


def keyed_hash(secret: str, number: str) -> bytes:
    """Return the 32 bytes under which a citizen number is found again; without the key nobody can try numbers out."""
    return hmac.new(key_for(secret, "find"), number.encode(), hashlib.sha256).digest()
