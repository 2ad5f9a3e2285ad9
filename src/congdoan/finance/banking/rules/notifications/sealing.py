"""The key of a receiver, sealed under the receiver's address: who has one of the two, or the database, has nothing.

The address is random (192 bits), known to the provider alone, and kept nowhere but as its SHA-256. The key is covered with a stream that
SHAKE-256 draws from the address, used for this one key; the call itself brings the address that uncovers it.
"""

import hashlib


def address_mark(address: str) -> str:
    """Return the mark under which an address is found again."""
    return hashlib.sha256(address.encode()).hexdigest()


def seal(key: str, *, address: str) -> bytes:
    """Cover a key with the stream of its address."""
    return _covered(key.encode(), address)


def unseal(sealed: bytes, *, address: str) -> str:
    """Uncover a key with the stream of its address; another address gives other letters."""
    return _covered(sealed, address).decode("utf-8", "replace")


def _covered(text: bytes, address: str) -> bytes:
    stream = hashlib.shake_256(b"notification key\x00" + address.encode()).digest(len(text))
    return bytes(letter ^ cover for letter, cover in zip(text, stream, strict=True))
