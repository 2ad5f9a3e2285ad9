"""What becomes of whoever is received; into which group an address falls, so that a flood is seen and nobody is."""

import hmac
from datetime import date
from hashlib import sha256

ANSWERED, GUIDED, TO_PETITION = "answered", "guided", "petition"
OUTCOMES = {
    ANSWERED: "Trả lời, giải thích tại chỗ",
    GUIDED: "Hướng dẫn đến nơi có thẩm quyền",
    TO_PETITION: "Nhận thành đơn",
}
MOST_PEOPLE = 1_000
MOST_WEEKS = 53
MOST_DAYS_AHEAD = 366
"""So far ahead may the first day of a plan lie."""
BUCKETS = 4_096
MOST_SENDINGS = 100
"""From one group of addresses on a day: a factory's workers may share one address, a flood is thousands."""


def bucket_of(client: str, day: date, secret: str) -> int:
    """Return the group of an address on a day: one of 4,096, another each day, so that the count tells of no single address.

    Without the secret nobody says into which group an address falls; with it, a million addresses fall into each.
    """
    digest = hmac.new(secret.encode(), f"sending {day} {client}".encode("utf-8", "replace"), sha256).digest()
    return int.from_bytes(digest[:2], "big") % BUCKETS
