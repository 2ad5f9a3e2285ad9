"""What every provider's module speaks of: a call as it came, what checking it found, and one transaction as it tells it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
WINDOW_SECONDS = 300
MOST_BYTES = 256 * 1024

TIME_REASONS = {
    "too-old": "chữ ký đúng nhưng giờ ký đã quá 5 phút",
    "ahead": "chữ ký đúng nhưng giờ ký đi trước quá 5 phút",
}
REFUSAL_REASONS = {
    "signature-missing": "không có chữ ký hoặc khóa",
    "signature-wrong": "chữ ký hoặc khóa không đúng",
    "unreadable": "nội dung không phải JSON đọc được",
}
ODD_REASONS = {
    "wrong-shape": "thiếu hoặc sai một trường bắt buộc",
    "foreign-currency": "không phải đồng Việt Nam",
    "fraction": "số tiền có phần lẻ dưới một đồng",
    "not-positive": "số tiền âm hoặc bằng không",
    "too-large": "số tiền lớn quá mức có thể",
    "not-successful": "bên gửi báo giao dịch không thành công",
    "account-unknown": "số tài khoản không phải tài khoản thu của đơn vị",
    "says-otherwise": "cùng một số hiệu nhưng nội dung khác lần trước",
}
REASONS = TIME_REASONS | REFUSAL_REASONS | ODD_REASONS


class Unreadable(Exception):
    """A body that is not JSON as it should be; told as a reason, never raised to a door."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it arrived; names of headers are lower-case."""

    headers: Mapping[str, str]
    body: bytes

    def header(self, name: str) -> str:
        """Return a header's value, empty when absent."""
        return self.headers.get(name, "")


@dataclass(frozen=True, slots=True)
class Check:
    """What checking a call found: no reason when it holds. `signed_at` in seconds of the epoch, None where no time is signed."""

    reason: str = ""
    signed_at: int | None = None

    @property
    def is_genuine(self) -> bool:
        """Return whether the sender knows the key, be it too late."""
        return self.reason in {"", *TIME_REASONS}


@dataclass(frozen=True, slots=True)
class Told:
    """One transaction as a call tells it. `booked_at` by Vietnam's clock, without a zone; `reason` says why it is odd, if it is.

    Units: `amount` in đồng, above zero; `direction` C is money in, D money out.
    """

    provider_id: str = ""
    account: str = ""
    virtual_account: str = ""
    direction: str = ""
    amount: int | None = None
    booked_at: datetime | None = None
    narrative: str = ""
    reference: str = ""
    counterparty_account: str = ""
    counterparty_name: str = ""
    running_balance: int | None = None
    reason: str = ""

    def fingerprint(self, body: bytes) -> str:
        """Return a mark that is the same whenever the same is told; of what tells nothing, the mark of its bytes."""
        if not self.provider_id:
            return hashlib.sha256(body).hexdigest()
        told = [str(getattr(self, one.name)) for one in fields(self) if one.name != "reason"]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a provider is called, and which headers matter; values of the secret ones are never kept."""

    words: str
    help: str
    headers: Sequence[str]
    secret_headers: Sequence[str] = ()
