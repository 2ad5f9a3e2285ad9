"""payOS: the fields of `data`, sorted, are signed; no time is, and the envelope around them is not.

Source: payos.vn/docs/tich-hop-webhook/kiem-tra-du-lieu-voi-signature, whose published signature is a test.
"""

from typing import Any

from .facts import Call, Check, Scheme, Told, Unreadable
from .json_text import Number, canonical, parse
from .signing import fixed_key, mark
from .values import Fields

SCHEME = Scheme(words="payOS", help="Checksum key của kênh thanh toán.", headers=())
NAMES = {
    "account": "accountNumber",
    "virtual_account": "virtualAccountNumber",
    "amount": "amount",
    "booked_at": "transactionDateTime",
    "narrative": "description",
    "reference": "reference",
    "counterparty_account": "counterAccountNumber",
    "counterparty_name": "counterAccountName",
}


def verify(call: Call, *, key: str, now: int) -> Check:
    """Judge a call by the signature inside its body; it has no age, so a repeat shows by its number alone."""
    try:
        body = parse(call.body)
    except Unreadable:
        return Check("unreadable")
    if not isinstance(body, dict) or not isinstance(body.get("data"), dict):
        return Check("unreadable")
    given = body.get("signature")
    signed = "&".join(f"{name}={text}" for name, text in signed_pairs(body["data"]))
    return fixed_key(given if isinstance(given, str) else "", mark("sha256", key, signed.encode()))


def signed_pairs(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Return names and texts in the order they are signed: nothing is empty, lists and objects are compact JSON."""
    return [(name, _signed_text(data[name])) for name in sorted(data)]


def _signed_text(value: Any) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, str | Number) else canonical(value)


def read(body: Any) -> list[Told]:
    """Read the payment of a body; only signed fields count, so the envelope's own word of success does not."""
    fields = Fields(body.get("data") if isinstance(body, dict) else None)
    if fields.text("code", required=True) != "00":
        fields.odd("not-successful")
    fields.in_dong("currency")
    link, reference = fields.identity("paymentLinkId"), fields.identity("reference")
    return [fields.told(NAMES, provider_id=f"{link}/{reference}" if link and reference else "", direction="C")]
