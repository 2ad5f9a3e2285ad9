"""Calls of bank notifications made for one test, and a district with a receiver for each provider."""

import hashlib
import hmac
import json
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from psycopg.types.range import DateRange

from congdoan.conftest import shared_data
from congdoan.finance.banking import services
from congdoan.foundation.access import services as access

KEY = "demo-secret-dev"
NUMBER = "117000000001"
NOW = 1_790_000_000
ON = date(2026, 9, 21)
HOOKS = ("data", "bank", "webhooks")


def moment(seconds: int = NOW) -> datetime:
    """Return a moment of the epoch."""
    return datetime.fromtimestamp(seconds, UTC)


@cache
def cases() -> list[dict[str, Any]]:
    """Return the shared cases, with the provider's name as ours and header names as they arrive."""
    found = json.loads((shared_data(*HOOKS) / "webhook_cases_dev.json").read_text())
    return [{"headers": {}, "now": NOW, **case, "provider": case["provider"].removesuffix("_v2")} for case in found]


def district(by: int, *, number: str = NUMBER, units: tuple[int, ...] = (501, 502)) -> int:
    """Make two units beside each other, the first with a collecting account; return the first."""
    access.set_branches([(units[0], "HUYEN", "LĐLĐ huyện Mẫu"), (units[1], "XA", "Đơn vị khác")])
    always = DateRange(None, None)
    access.set_reach([(top, unit, int(top == 1), always) for unit in units for top in (1, unit)], of=units)
    services.open_account(by=by, unit_id=units[0], bank="VietinBank", number=number, on=ON)
    return units[0]


def told(**changes: Any) -> dict[str, Any]:
    """Return the body of a generic call."""
    body = {
        "id": "g-1", "account": NUMBER, "direction": "in", "amount": 500_000, "booked_at": "2026-09-21T14:02:37+07:00",
        "narrative": "KPCĐ tháng 8 công ty Mẫu", "reference": "FT2626400001",
    }  # fmt: skip
    return body | changes


def signed(body: Any, *, key: str = KEY, at: int = NOW) -> dict[str, Any]:
    """Return the headers and body of a generic call, signed."""
    raw = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
    mark = hmac.new(key.encode(), f"{at}.".encode() + raw, hashlib.sha256).hexdigest()
    return {"headers": {"X-Congdoan-Signature": f"t={at},v1={mark}"}, "body": raw}


def send(source: services.NewSource, call: dict[str, Any], *, at: int = NOW, **changes: Any) -> services.Received:
    """Deliver a call at a receiver."""
    facts = {"provider": source.provider, "address": source.address, **call, "at": moment(at)}
    return services.receive_notification(**(facts | changes))
