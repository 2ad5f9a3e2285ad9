"""Casso: version 2 signs its body with the keys sorted and a moment in milliseconds; version 1 shows a fixed key and lists transactions.

Source: casso.vn; the signature of a public sample is a test. How letters beyond ASCII and `/` are written before signing is not
documented, so each usual way is tried: all of them write the same body, none lets another one through.
"""

from itertools import product
from typing import Any

from .facts import Call, Check, Scheme, Told, Unreadable
from .json_text import canonical, parse
from .signing import aged, fixed_key, is_same, mark, moment_and_mark
from .values import Fields

SCHEME = Scheme(
    words="Casso",
    help="Khóa bảo mật của webhook V2, hoặc secure-token của bản cũ.",
    headers=("x-casso-signature",),
    secret_headers=("secure-token",),
)
NAMES = {
    "provider_id": "id",
    "account": "accountNumber",
    "virtual_account": "virtualAccountNumber",
    "amount": "amount",
    "booked_at": "transactionDateTime",
    "narrative": "description",
    "reference": "reference",
    "counterparty_account": "counterAccountNumber",
    "counterparty_name": "counterAccountName",
    "running_balance": "runningBalance",
}
FIRST_NAMES = {
    "provider_id": "tid",
    "account": "bank_sub_acc_id",
    "amount": "amount",
    "booked_at": "when",
    "narrative": "description",
    "reference": "tid",
    "running_balance": "cusum_balance",
}


def verify(call: Call, *, key: str, now: int) -> Check:
    """Judge a call by its signature and our own window of age, or by the fixed key of version 1."""
    given = call.header("x-casso-signature")
    if not given:
        return fixed_key(call.header("secure-token"), key)
    parts = moment_and_mark(given)
    if parts is None:
        return Check("signature-missing")
    try:
        body = parse(call.body)
    except Unreadable:
        return Check("unreadable")
    milliseconds, told = parts
    ways = [f"{milliseconds}." + canonical(body, ascii_only=bare, escape_slash=slash) for bare, slash in product((True, False), repeat=2)]
    if not any(is_same(told, mark("sha512", key, way.encode())) for way in ways):
        return Check("signature-wrong")
    return aged(milliseconds // 1000, now)


def read(body: Any) -> list[Told]:
    """Read the transaction of version 2, or each of version 1; neither has a word for money out, so a sum below zero is held back."""
    envelope = Fields(body)
    if envelope.text("error") not in {"", "0"}:
        envelope.odd("not-successful")
    data = body.get("data") if isinstance(body, dict) else None
    names, rows = (FIRST_NAMES, data) if isinstance(data, list) and data else (NAMES, [data])
    return [Fields(row, reason=envelope.reason).told(names, direction="C") for row in rows]
