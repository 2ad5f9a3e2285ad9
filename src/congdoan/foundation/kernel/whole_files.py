"""Files that people are given: whole under their name, or none at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(path: str | Path) -> Iterator[BinaryIO]:
    """Open a file that is written beside its name and gets it at the end; what fails leaves the former file as it was.

    Whoever may read the former file, and nobody else, may read the new one. A pipe or a device is written to as it is.
    """
    path = Path(path)
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    final = path.resolve()
    partial = final.with_name(f"{final.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as file:
            if final.exists():
                shutil.copymode(final, partial)
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(final)
    finally:
        partial.unlink(missing_ok=True)


def write_whole(path: str | Path, content: bytes) -> None:
    """Write a file at once."""
    with whole_file(path) as file:
        file.write(content)
