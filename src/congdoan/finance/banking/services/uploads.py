"""Files between preview and apply: kept in the installation's own folder, each actor's apart, forgotten after use or a day."""

import hashlib
import re
import time
from pathlib import Path

from django.conf import settings

from congdoan.foundation.kernel.errors import DomainError

KEPT_SECONDS = 24 * 3600
_TOKEN = re.compile(r"[0-9a-f]{64}")


class UploadGone(DomainError):
    code = "upload-gone"
    says = "Tệp đã chọn không còn trên máy chủ. Hãy chọn lại tệp."


def keep_upload(*, by: int, content: bytes) -> str:
    """Keep a file for its preview and return the token under which it is found again."""
    token = hashlib.sha256(content).hexdigest()
    folder = _folder(by)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for old in folder.iterdir():
        if old.stat().st_mtime < time.time() - KEPT_SECONDS:
            old.unlink(missing_ok=True)
    partial = folder / f"{token}.part"
    partial.write_bytes(content)
    partial.chmod(0o600)
    partial.replace(folder / token)
    return token


def kept_upload(*, by: int, token: str) -> Path:
    """Return where the file is kept.

    :raises UploadGone: no such file of this actor
    """
    path = _folder(by) / token
    if not _TOKEN.fullmatch(token) or not path.is_file():
        raise UploadGone()
    return path


def forget_upload(path: Path) -> None:
    """Remove a kept file; any other file is left alone."""
    if path.resolve().is_relative_to(_root().resolve()):
        path.unlink(missing_ok=True)


def _root() -> Path:
    return Path(settings.HOME) / "uploads"


def _folder(by: int) -> Path:
    return _root() / str(by)
