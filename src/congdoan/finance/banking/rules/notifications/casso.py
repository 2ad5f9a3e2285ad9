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
    """Read the transaction of version 2, or each of version 1."""
    envelope = Fields(body)
    error = envelope.text("error")
    if error not in {"", "0"}:
        envelope.odd("not-successful")
    data = body.get("data") if isinstance(body, dict) else None
    if isinstance(data, list) and data:
        return [_first_version(one, envelope.reason) for one in data]
    return [_second_version(data, envelope.reason)]


def _second_version(value: Any, reason: str) -> Told:
    fields = Fields(value)
    return Told(
        provider_id=fields.identity("id"),
        account=fields.account("accountNumber"),
        virtual_account=fields.text("virtualAccountNumber"),
        direction="C",
        amount=fields.amount("amount"),
        booked_at=fields.moment("transactionDateTime"),
        narrative=fields.text("description"),
        reference=fields.text("reference"),
        counterparty_account=fields.text("counterAccountNumber"),
        counterparty_name=fields.text("counterAccountName"),
        running_balance=fields.balance("runningBalance"),
        reason=reason or fields.reason,
    )


def _first_version(value: Any, reason: str) -> Told:
    fields = Fields(value)
    return Told(
        provider_id=fields.identity("tid"),
        account=fields.account("bank_sub_acc_id"),
        direction="C",
        amount=fields.amount("amount"),
        booked_at=fields.moment("when"),
        narrative=fields.text("description"),
        reference=fields.text("tid"),
        running_balance=fields.balance("cusum_balance"),
        reason=reason or fields.reason,
    )
