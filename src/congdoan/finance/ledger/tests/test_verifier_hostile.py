"""Whatever file a stranger is given, the verifier tells in Vietnamese what is wrong with it and ends with 1, never with a traceback."""

import ast
import io
import json
import random
import subprocess
import sys
import zipfile

import pytest

from .builders import tree
from .test_seals import VERIFIER, VERIFY, export, write_history

pytestmark = pytest.mark.django_db
LETTERS = set("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")


@pytest.fixture
def package(entered):
    tree()
    roots = write_history(entered)
    kept = [root.sha256 for root in roots]
    return export(entered, below=True, roots=kept).getvalue(), kept


def members(content):
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def zipped(parts, compression=zipfile.ZIP_DEFLATED, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression, **options) as made:
        for name, content in parts:
            made.writestr(name, content)
    return out.getvalue()


def changed(content, name, change):
    made = [(one, change(part) if one == name else part) for one, part in members(content).items()]
    return b"the same" if dict(made) == members(content) else zipped(made)


def each_line(change):
    """Return a change of a member: every line as JSON through `change`, written as the export writes it."""
    return lambda part: b"".join(
        (VERIFY.canonical(change(json.loads(line))) + "\n").encode() for line in part.splitlines()
    )  # fmt: skip


def swapped(value, wrong):
    """Return a value with each leaf but the first key's replaced by something of another type."""
    if isinstance(value, dict):
        return {key: swapped(part, wrong) for key, part in value.items()}
    return wrong


def hostile(content):
    """Yield what a hostile hand makes of a package, each with its name."""
    yield "nothing", b""
    yield "no zip", b"PK\x03\x04 books"
    for part in (10, len(content) // 3, len(content) - 30):
        yield f"cut after {part}", content[:part]
    noise = random.Random(7)
    for turn in range(40):
        spoiled = bytearray(content)
        for _ in range(1 + turn // 4):
            spoiled[noise.randrange(len(spoiled))] ^= 1 << noise.randrange(8)
        yield f"noise {turn}", bytes(spoiled)
    for name in ("roots.jsonl", "proofs.jsonl", "books.jsonl"):
        parts = members(content)
        yield f"without {name}", zipped([(one, part) for one, part in parts.items() if one != name])
        with pytest.warns(UserWarning, match="Duplicate name"):
            yield f"twice {name}", zipped([*parts.items(), (name, parts[name])])
        lzma = bytearray(zipped(parts.items(), zipfile.ZIP_LZMA))
        lzma[len(lzma) // 3 : len(lzma) // 2] = bytes(len(lzma) // 2 - len(lzma) // 3)
        yield f"noise in lzma, {name}", bytes(lzma)
        yield f"{name} empty", changed(content, name, lambda part: b"")
        yield f"{name} in UTF-16", changed(content, name, lambda part: part.decode().encode("utf-16"))
        yield f"{name} with a mark of order", changed(content, name, lambda part: b"\xef\xbb\xbf" + part)
        yield f"{name} in Latin", changed(content, name, lambda part: part.decode().encode("latin-1", "replace"))
        yield f"{name} with NUL", changed(content, name, lambda part: part.replace(b'"', b'"\0', 3))
        yield f"{name} with doubled keys", changed(content, name, lambda part: part.replace(b'{"', b'{"number":1,"number":2,"', 4))
        yield f"{name} deep", changed(content, name, lambda part: b'{"root":' * 100_000 + b"1" + b"}" * 100_000 + b"\n" + part)
        yield f"{name} deep lists", changed(content, name, lambda part: b'{"entry":' + b"[" * 900 + b"]" * 900 + b"}\n" + part)
        yield f"{name} with a bomb", changed(content, name, lambda part: b"0" * (VERIFY.SMALL + 10) + b"\n" + part)
        for wrong in (None, True, -1, 10**18, "x", [], {}, [{}], [None, 3, "a"]):
            yield f"{name} all {wrong!r}", changed(content, name, each_line(lambda value, wrong=wrong: swapped(value, wrong)))
        yield f"{name} of numbers", changed(content, name, lambda part: b"1\nnull\n[]\n" + part)
        yield f"{name} with huge numbers", changed(content, name, lambda part: part.replace(b":1,", b":" + b"9" * 5000 + b",", 2))
        yield f"{name} with broken halves", changed(content, name, lambda part: part.replace(b'":"', b'":"\\ud800', 2))


def test_a_hostile_package_is_told_in_words(package):
    content, roots = package
    assert VERIFY.plain(*VERIFY.verify(io.BytesIO(content), roots))["ok"]

    for name, spoiled in hostile(content):
        if spoiled == b"the same":  # the member holds nothing that this would change
            continue
        answer = VERIFY.plain(*VERIFY.verify(io.BytesIO(spoiled), roots))
        told = "\n".join(VERIFY.words(answer))
        if not answer["ok"]:
            assert all(LETTERS & set(problem["words"].lower()) for problem in answer["problems"]), name
        assert answer["ok"] == (not answer["problem_count"]), name
        assert answer["ok"] is False or name.startswith("noise"), name  # a bit outside all content changes nothing that is proved
        assert "Traceback" not in told
        VERIFY.canonical(answer)


def test_the_program_itself_ends_with_one_and_no_traceback(package, tmp_path):
    content, roots = package
    for name, spoiled in (("cut.zip", content[:500]), ("empty.zip", b""), ("none.zip", None)):
        if spoiled is not None:
            (tmp_path / name).write_bytes(spoiled)
        told = subprocess.run([sys.executable, VERIFIER, tmp_path / name, "--root", roots[-1]], capture_output=True)
        assert (told.returncode, told.stderr) == (1, b"")
        assert "KHÔNG KHỚP" in told.stdout.decode()
        assert "Gói hỏng" in told.stdout.decode()
    missing = subprocess.run([sys.executable, VERIFIER, tmp_path / "cut.zip", "--roots", tmp_path / "no.txt"], capture_output=True)
    assert missing.returncode == 1
    assert missing.stderr.decode().startswith("Không đọc được tệp các gốc")


def test_the_program_is_python_3_8_of_the_standard_library():
    source = VERIFIER.read_text()
    found = ast.parse(source, feature_version=(3, 8))

    imported = {alias.name.split(".")[0] for node in ast.walk(found) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in ast.walk(found) if isinstance(node, ast.ImportFrom)}
    assert imported <= {"__future__", "argparse", "contextlib", "datetime", "hashlib", "json", "re", "sys", "typing", "zipfile", "zlib"}
    later = {"removeprefix", "removesuffix", "cache", "pairwise", "batched", "bit_count", "is_relative_to", "lcm", "nextafter", "randbytes"}
    assert not later & {node.attr for node in ast.walk(found) if isinstance(node, ast.Attribute)}
    assert not [keyword for keyword in ast.walk(found) if isinstance(keyword, ast.keyword) and keyword.arg == "strict"]
