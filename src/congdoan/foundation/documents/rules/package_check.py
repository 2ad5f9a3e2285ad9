"""Kiểm tra một gói hồ sơ lưu trữ: python3 kiem_tra.py GÓI.zip (hoặc thư mục đã giải nén). Chỉ cần Python 3, không cần mạng.

Tells every paper of a package that was altered, is missing, or was put in; it travels inside the package.
"""

import hashlib
import io
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

LIST = "SHA256SUMS"
CHUNK = 1 << 20
MOST_LIST = 64 << 20
UNREADABLE = (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error, struct.error)


def checked(package: Path) -> dict[str, Any]:
    """Return what is altered, missing or added, how many files the list names, and the digest of the list itself.

    :raises ValueError: it is no package, or its list cannot be read
    """
    try:
        with _opened(package) as (names, open_file):
            return _compared(names, open_file)
    except (*UNREADABLE, KeyError) as cause:
        raise ValueError(f"không đọc được gói {package.name}: {type(cause).__name__}") from None


def _compared(names: list[str], open_file: Any) -> dict[str, Any]:
    if names.count(LIST) != 1:
        raise ValueError(f"gói không có đúng một tệp {LIST}")
    with open_file(LIST) as file:
        content = file.read(MOST_LIST)
    listed: dict[str, str] = {}
    for line in content.decode("utf-8", "replace").splitlines():
        digest, _, name = line.partition("  ")
        if len(digest) != 64 or not name or name in listed:
            raise ValueError(f"tệp {LIST} có dòng không đọc được: {line[:80]}")
        listed[name] = digest
    there = set(names)
    twice = {name for name in there if names.count(name) > 1} if len(there) < len(names) else set()
    altered = [name for name, digest in listed.items() if name in there and (name in twice or _digest(open_file, name) != digest)]
    return {
        "altered": altered,
        "missing": [name for name in listed if name not in there],
        "added": sorted(there - listed.keys() - {LIST}),
        "files": len(listed),
        "list": hashlib.sha256(content).hexdigest(),
    }


def _digest(open_file: Any, name: str) -> str:
    """Return the digest of one file, or nothing that equals one where its bytes cannot be read."""
    seen = hashlib.sha256()
    try:
        with open_file(name) as file:
            while part := file.read(CHUNK):
                seen.update(part)
    except UNREADABLE:
        return ""
    return seen.hexdigest()


@contextmanager
def _opened(package: Path) -> Iterator[tuple[list[str], Any]]:
    """Open a ZIP or a folder: the names of its files, and what opens one."""
    if package.is_dir():

        def open_file(name: str) -> IO[bytes]:
            return (package / name).open("rb")

        yield [path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()], open_file
    else:
        with zipfile.ZipFile(package) as archive:
            yield [one for one in archive.namelist() if not one.endswith("/")], archive.open


def told(found: dict[str, Any]) -> str:
    """Return the answer for people, a line for each file that is not as it was."""
    lines = [
        *(f"BỊ SỬA: {name}" for name in found["altered"]),
        *(f"THIẾU: {name}" for name in found["missing"]),
        *(f"THÊM VÀO: {name}" for name in found["added"]),
    ]
    whole = [] if lines else [f"Gói nguyên vẹn: {found['files']} tệp."]
    return "\n".join([*lines, *whole, f"Dấu của danh sách, đối chiếu với phần mềm: {found['list']}"])


def main() -> int:
    for stream in (sys.stdout, sys.stderr):  # a file or an old console may know no Vietnamese letters
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    package = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    try:
        found = checked(package)
    except ValueError as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    sys.stdout.write(f"{told(found)}\n")
    return 1 if found["altered"] or found["missing"] or found["added"] else 0


if __name__ == "__main__":
    sys.exit(main())
