"""Sealed bytes: AES-256-GCM under a key drawn from a secret that lives outside the database.

A sealed value is one version byte, four bytes that name the key, twelve random bytes, then the content with its proof. It opens only for
what it was sealed for (`of`), such as a person and a field.
"""

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
MARK, NONCE, PROOF = 4, 12, 16  # bytes
SHORTEST = len(VERSION) + MARK + NONCE + PROOF


def key_for(secret: str, purpose: str) -> bytes:
    """Return the 32 bytes of one purpose, drawn from the installation's secret; `purpose` names the app and the use."""
    return hmac.new(secret.encode(), f"congdoan.{purpose}".encode(), hashlib.sha256).digest()


def key_mark(secret: str, app: str) -> bytes:
    """Return the four bytes by which sealed values of an app name their key; they tell nothing of it."""
    return hashlib.sha256(key_for(secret, f"{app}.mark")).digest()[:MARK]


def seal(secret: str, app: str, content: bytes, *, of: str) -> bytes:
    """Seal what an app keeps for `of`."""
    nonce = os.urandom(NONCE)
    return VERSION + key_mark(secret, app) + nonce + AESGCM(key_for(secret, f"{app}.seal")).encrypt(nonce, content, of.encode())


def unseal(secret: str, app: str, content: bytes, *, of: str) -> bytes | None:
    """Open what was sealed for `of`; None: under another key, for something else, or changed since."""
    nonce, closed = content[1 + MARK : 1 + MARK + NONCE], content[1 + MARK + NONCE :]
    if content[:1] != VERSION or content[1 : 1 + MARK] != key_mark(secret, app):
        return None
    try:
        return AESGCM(key_for(secret, f"{app}.seal")).decrypt(nonce, closed, of.encode())
    except InvalidTag:
        return None
