"""SePay: the raw body is signed with its moment, or a fixed key is shown.

Source: developer.sepay.vn, pages xac-thuc, bao-mat, xu-ly-loi; the signed text `{timestamp}.{raw body}` as three public receivers build it.
"""

from typing import Any

from .facts import Call, Check, Scheme, Told
from .signing import aged, fixed_key, is_same, mark, seconds
from .values import Fields

SCHEME = Scheme(
    words="SePay",
    help="Khóa ký (HMAC) hoặc khóa API đã đặt ở webhook của SePay.",
    headers=("x-sepay-timestamp", "x-sepay-signature"),
    secret_headers=("authorization",),
)
NAMES = {
    "provider_id": "id",
    "account": "accountNumber",
    "virtual_account": "subAccount",
    "amount": "transferAmount",
    "booked_at": "transactionDate",
    "narrative": "content",
    "reference": "referenceCode",
    "running_balance": "accumulated",
}


def verify(call: Call, *, key: str, now: int) -> Check:
    """Judge a call by its signature and age, or by the fixed key where nothing is signed."""
    given = call.header("x-sepay-signature")
    if not given:
        return fixed_key(call.header("authorization"), f"Apikey {key}")
    stamp = call.header("x-sepay-timestamp")
    signed_at = seconds(stamp)
    if signed_at is None:
        return Check("signature-missing")
    if not is_same(given, "sha256=" + mark("sha256", key, stamp.encode() + b"." + call.body)):
        return Check("signature-wrong")
    return aged(signed_at, now)


def read(body: Any) -> list[Told]:
    """Read the one transaction of a body; money out is told too, it is no collection."""
    fields = Fields(body)
    fields.in_dong("currency")
    return [fields.told(NAMES, direction=fields.one_of("transferType", {"in": "C", "out": "D"}))]
