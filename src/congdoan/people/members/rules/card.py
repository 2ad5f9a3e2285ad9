"""A member's card as a text that anybody can prove without asking us: what it says, and our signature under it (Ed25519).

The text is `CDS1.<facts>.<signature>`, both in base64url; the facts are one line of JSON. It tells a name, a union and days, no number
of the citizen, and the beginning of the public key, so that a page kept on a phone can tell a card of a later key from a forged one.
The public key is shown where everybody can read it.
"""

import base64
import binascii
import json
import re
from dataclasses import dataclass
from datetime import date

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from congdoan.foundation.kernel.errors import DomainError
from congdoan.people.members.rules.sealing import key_for

FORM = "CDS1"
KEY_MARK = 8  # signs of the public key by which a card says under which one it was signed
SHAPE = re.compile(r"CDS1\.([A-Za-z0-9_-]{20,1200})\.([A-Za-z0-9_-]{86})")


class CardNotOurs(DomainError):
    code = "card-not-ours"
    says = "Mã thẻ này không do hệ thống này ký, hoặc đã bị sửa."


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a card says."""

    number: str
    full_name: str
    unit_code: str
    unit_name: str
    joined_on: date | None
    issued_on: date
    valid_until: date


def public_key(secret: str) -> str:
    """Return the public half of the key that signs cards, in base64url."""
    return _encoded(_private(secret).public_key().public_bytes_raw())


def signed(secret: str, facts: CardFacts) -> str:
    """Return the text of a card with its signature."""
    told = {
        "n": facts.number, "h": facts.full_name, "m": facts.unit_code, "d": facts.unit_name[:80],
        "v": facts.joined_on.isoformat() if facts.joined_on else "", "c": facts.issued_on.isoformat(), "e": facts.valid_until.isoformat(),
        "k": public_key(secret)[:KEY_MARK],
    }  # fmt: skip
    body = f"{FORM}.{_encoded(json.dumps(told, ensure_ascii=False, separators=(',', ':')).encode())}"
    return f"{body}.{_encoded(_private(secret).sign(body.encode()))}"


def verified(public: str, text: str) -> CardFacts:
    """Return what a card says when the signature under it is ours.

    :raises CardNotOurs: it is not, or the text is no card
    """
    found = SHAPE.fullmatch("".join(text.split()))
    if found is None or _encoded(_decoded(found[2])) != found[2]:  # one signature has one way of being written
        raise CardNotOurs
    try:
        key = Ed25519PublicKey.from_public_bytes(_decoded(public))
        key.verify(_decoded(found[2]), f"{FORM}.{found[1]}".encode())
        told = json.loads(_decoded(found[1]))
        return CardFacts(
            told["n"], told["h"], told["m"], told["d"], date.fromisoformat(told["v"]) if told["v"] else None,
            date.fromisoformat(told["c"]), date.fromisoformat(told["e"]),
        )  # fmt: skip
    except (InvalidSignature, ValueError, KeyError, TypeError, binascii.Error):
        raise CardNotOurs from None


def _private(secret: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(key_for(secret, "card"))


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
