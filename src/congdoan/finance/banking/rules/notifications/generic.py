"""A signed call in our own form, for a bank's gateway that has none of the others.

Header `X-Congdoan-Signature: t=<seconds>,v1=<hex>`, the HMAC-SHA256 of `<t>.<raw body>`. The body is one object: `id`, `account`,
`direction` (in, out), `amount`, `booked_at` (ISO 8601), and if known `currency`, `virtual_account`, `narrative`, `reference`,
`counterparty_account`, `counterparty_name`, `running_balance`.
"""

from typing import Any

from .facts import Call, Check, Scheme, Told
from .signing import aged, is_same, mark, moment_and_mark
from .values import Fields

SCHEME = Scheme(words="Ký HMAC chung", help="Khóa mà hai bên đã thống nhất.", headers=("x-congdoan-signature",))
OURS = (
    "account", "virtual_account", "amount", "booked_at", "narrative", "reference", "counterparty_account", "counterparty_name",
    "running_balance",
)  # fmt: skip
NAMES = {"provider_id": "id"} | {name: name for name in OURS}


def verify(call: Call, *, key: str, now: int) -> Check:
    """Judge a call by its signature and age."""
    parts = moment_and_mark(call.header("x-congdoan-signature"))
    if parts is None:
        return Check("signature-missing")
    signed_at, told = parts
    if not is_same(told, mark("sha256", key, f"{signed_at}.".encode() + call.body)):
        return Check("signature-wrong")
    return aged(signed_at, now)


def read(body: Any) -> list[Told]:
    """Read the one transaction of a body."""
    fields = Fields(body)
    fields.in_dong("currency")
    return [fields.told(NAMES, direction=fields.one_of("direction", {"in": "C", "out": "D"}))]
