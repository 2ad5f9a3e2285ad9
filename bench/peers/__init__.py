"""Other people's bookkeeping, given the same entries: each installed into an environment of its own, pinned and hashed, and thrown away."""

import json
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
Entry = tuple[str, str, list[tuple[str, int]]]
"""A day, a description, and the lines of an entry: account and đồng, a debit above zero."""


class Absent(Exception):
    """A peer that cannot be measured here, and why."""


def measure(peer: str, entries: Sequence[Entry], *words: str) -> dict[str, Any]:
    """Let a peer book entries in a fresh environment, and return what it says: seconds by way of booking, and what it holds in the end.

    :raises Absent: the package index does not give it, or it fails
    """
    with tempfile.TemporaryDirectory(prefix=f"congdoan-{peer}-") as place:
        home = Path(place)
        python = _installed(peer, home)
        (home / "entries.json").write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
        ran = subprocess.run([python, HERE / f"{peer}_books.py", home / "entries.json", *words], capture_output=True, text=True, cwd=home)
        if ran.returncode:
            raise Absent(f"it stops: {(ran.stderr.strip().splitlines() or ['?'])[-1]}")
        found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
        return found


def _installed(peer: str, home: Path) -> Path:
    venv.create(home / "venv", with_pip=True)
    python = home / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    command = [python, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", HERE / f"requirements-{peer}.txt"]
    ran = subprocess.run(command, capture_output=True, text=True)
    if ran.returncode:
        raise Absent(f"not installed: {(ran.stderr.strip().splitlines() or ['?'])[-1]}")
    return python


def why_absent(program: str) -> str:
    """Say why a peer that is no package of Python is not measured."""
    return "its program is here, but no suite drives it yet" if shutil.which(program) else "its program is not on this machine"
