"""Which roots of certificates this installation trusts."""

from pathlib import Path

from django.conf import settings


def trusted_roots() -> list[bytes]:
    """Return the certificates that this installation trusts: the files of its folder; none means that trust is not told."""
    folder = Path(settings.SIGNATURE_ROOTS)
    return [file.read_bytes() for file in sorted(folder.iterdir()) if file.suffix in {".pem", ".crt", ".cer"}] if folder.is_dir() else []
