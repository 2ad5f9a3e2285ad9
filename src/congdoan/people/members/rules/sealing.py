"""What is sealed about members, and the keyed hash by which a number is found again."""

import hashlib
import hmac

from congdoan.foundation.kernel import sealing
from congdoan.foundation.kernel.errors import DomainError

APP = "members"


class WrongKey(DomainError):
    code = "members-key-wrong"
    says = "Khóa mã hóa dữ liệu đoàn viên không phải khóa đã dùng. Khôi phục tệp members_key (hoặc MEMBERS_KEY) từ bản sao lưu."


def key_for(secret: str, purpose: str) -> bytes:
    """Return the 32 bytes of one purpose, drawn from the installation's secret."""
    return sealing.key_for(secret, f"{APP}.{purpose}")


def key_mark(secret: str) -> bytes:
    """Return the four bytes by which sealed values name their key; they tell nothing of it."""
    return sealing.key_mark(secret, APP)


def sealed(secret: str, text: str, *, of: str) -> bytes:
    """Seal a text for `of`, the person and field it belongs to."""
    return sealing.seal(secret, APP, text.encode(), of=of)


def opened(secret: str, content: bytes, *, of: str) -> str:
    """Open what was sealed for `of`.

    :raises WrongKey: sealed under another key, for somebody else, or changed since
    """
    found = sealing.unseal(secret, APP, content, of=of)
    if found is None:
        raise WrongKey
    return found.decode()


def keyed_hash(secret: str, number: str) -> bytes:
    """Return the 32 bytes under which a citizen number is found again; without the key nobody can try numbers out."""
    return hmac.new(key_for(secret, "find"), number.encode(), hashlib.sha256).digest()
