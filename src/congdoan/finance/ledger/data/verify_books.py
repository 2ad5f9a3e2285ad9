#!/usr/bin/env python3
"""Kiểm tra gói sổ đã niêm phong, không cần mạng, không cần phần mềm đã lập ra sổ. Chỉ cần Python 3.8 trở lên.

    python3 verify_books.py GOI.zip --root <gốc niêm phong bạn đã giữ>
    python3 verify_books.py GOI.zip --roots <tệp có nhiều gốc>        (thêm --json: in một tài liệu JSON)

Kết thúc với 0 khi mọi bản ghi đúng như lúc niêm phong, với 1 khi có chỗ không khớp hoặc chưa được gốc nào chứng.

How it works. Each record is one line of JSON; its SHA-256 is its leaf. A seal names the hash of its records' leaves and the
seal before; the hash of its own line is the seal. A root names the top of the Merkle tree over every unit's newest seal and the
root before; the hash of its line is what was published and what a stranger keeps.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import zipfile
import zlib
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

FORM = 2
LONGEST_LINE = 64 * 2**20  # bytes; an entry may have many lines, but no more than this
LARGEST_RATIO = 400  # books shrink about tenfold in a zip; what grows more than this was made to hurt
SMALL = 64 * 2**20  # bytes that may be read whatever the ratio
MOST_PROOFS = 2_000_000
MOST_TOLD = 100  # problems told; all are counted
SLACK = timedelta(days=1)  # a record is stamped when its transaction begins, a seal may be made before it ends
MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"  # in UTC
UNREADABLE = (AttributeError, KeyError, TypeError, ValueError, IndexError, OverflowError)  # what odd values lead to
COUNTED = {"entry": "entries", "evidence": "evidence", "lock": "locks", "ending": "locks"}  # what a seal counts

WORDS = {
    "package-broken": "Gói hỏng hoặc không phải gói sổ đã niêm phong",
    "line-broken": "Dòng không đúng dạng chuẩn",
    "root-differs": "Gốc niêm phong không khớp nội dung của nó",
    "root-chain-broken": "Chuỗi gốc niêm phong bị đứt",
    "root-unknown": "Gốc bạn giữ không có trong gói",
    "proof-differs": "Đường chứng minh không dẫn tới gốc",
    "proof-missing": "Gói không có đường chứng minh của đơn vị tới gốc bạn giữ; xuất lại gói với gốc này",
    "unit-uncovered": "Đơn vị chưa được gốc nào bạn giữ chứng; dùng thêm gốc mới hơn",
    "record-disordered": "Bản ghi đứng sai thứ tự, trùng số hoặc của đơn vị khác",
    "record-back-dated": "Bản ghi mang giờ không hợp với các lần niêm phong trước và sau nó",
    "entry-unbalanced": "Bút toán lệch Nợ và Có",
    "entry-not-whole": "Bút toán thiếu, thừa hoặc đảo dòng, hoặc khác tháng của ngày ghi sổ",
    "entry-in-locked-month": "Bút toán ghi vào tháng đã khóa",
    "lock-disordered": "Lần khóa hoặc mở tháng không nối tiếp lần trước",
    "seal-differs": "Niêm phong không khớp các bản ghi nó chứa",
    "seal-chain-broken": "Chuỗi niêm phong bị đứt",
    "seal-not-of-root": "Niêm phong của đơn vị khác niêm phong mà gốc đã chứng",
    "balance-differs": "Số phát sinh tổng hợp khác tổng các dòng",
}


class Broken(Exception):
    """The package cannot be read on; the reason is for people."""


class Report:
    """What was found: problems as they come, each with the unit being read, and what each unit's books hold."""

    def __init__(self):
        self.problems, self.count, self.units, self.balances = [], 0, [], {}
        self.records, self.unit_count, self.unit = 0, 0, None

    def add(self, kind, place, detail=""):
        """Count a problem and keep the first ones."""
        self.count += 1
        if len(self.problems) < MOST_TOLD:
            self.problems.append({"kind": kind, "words": WORDS[kind], "unit": self.unit, "place": place, "detail": detail})


def canonical(value):
    """Return the one text of a value: sorted keys, no spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(data):
    """Return the raw digest of bytes or of a text in UTF-8."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).digest()


def climb(leaf, index, size, steps):
    """Return the top of a tree of `size` leaves, reached from the leaf at `index` by its neighbours' hashes."""
    if not 0 <= index < size:
        raise ValueError("index")
    node, rest = leaf, [bytes.fromhex(step) for step in steps]
    while size > 1:
        if index % 2:
            node = sha256(b"\x01" + rest.pop(0) + node)
        elif index + 1 < size:
            node = sha256(b"\x01" + node + rest.pop(0))
        index, size = index // 2, (size + 1) // 2
    if rest:
        raise ValueError("steps")
    return node.hex()


def whole(text):
    """Read a whole number of at most 20 characters; records hold no other."""
    if len(text) > 20:
        raise ValueError(text)
    return int(text)


def lines_of(package, name):
    """Yield (place, text, value) for each line of a member; value is None where the line is not canonical JSON."""
    if package.namelist().count(name) != 1:
        raise Broken(f"gói phải có đúng một phần {name}")
    info, seen = package.getinfo(name), 0
    with package.open(info) as stream:
        for place, raw in enumerate(iter(lambda: stream.readline(LONGEST_LINE + 1), b""), start=1):
            seen += len(raw)
            if len(raw) > LONGEST_LINE or seen > SMALL + LARGEST_RATIO * info.compress_size:
                raise Broken(f"{name} có dòng {place} quá dài, hoặc nở ra quá lớn so với bản nén")
            text, is_sound, value = raw.decode("utf-8", "replace").rstrip("\n"), False, None
            with suppress(ValueError, RecursionError):
                value = json.loads(text, parse_int=whole, parse_float=whole, parse_constant=whole)
                is_sound = isinstance(value, dict) and (canonical(value) + "\n").encode("utf-8", "replace") == raw
            yield f"{name}:{place}", text, value if is_sound else None


def read_roots(package, report):
    """Return the roots of the package by number, after checking each hash and the chain."""
    roots: dict = {}
    before: dict = {"sha256": "", "number": 0, "through": 0}
    for place, _, value in lines_of(package, "roots.jsonl"):
        root = value["root"]
        hashed = sha256(canonical({"root": root})).hex()
        if value != {"root": root, "sha256": hashed}:
            report.add("root-differs", place, f"gốc số {root['number']}")
        if root["previous"] != before["sha256"] or root["number"] != before["number"] + 1 or root["through"] <= before["through"]:
            report.add("root-chain-broken", place, f"gốc số {root['number']}")
        roots[root["number"]] = before = dict(root, sha256=hashed)
    return roots


def read_proofs(package, roots, report):
    """Return {unit: {root number: (seal number, seal) or None where the root proves that the unit had no seal}}."""
    proofs: dict = {}
    for seen, (place, _, value) in enumerate(lines_of(package, "proofs.jsonl")):
        if seen >= MOST_PROOFS:
            raise Broken("có quá nhiều đường chứng minh")
        try:
            ((kind, body),) = value.items()
            root = roots[body["root"]]
            held = {"proof": proved, "absence": absent}[kind](body, root)
            proofs.setdefault(body["unit"], {})[root["number"]] = held
        except UNREADABLE:
            report.add("proof-differs", place)
    return proofs


def proved(body, root):
    """Return (seal number, seal) of a leaf that leads to the root's tree."""
    leaf = sha256("\0" + canonical({key: body[key] for key in ("number", "sha256", "unit")}))
    if climb(leaf, body["index"], root["units"], body["steps"]) != root["tree"]:
        raise ValueError("tree")
    return body["number"], body["sha256"]


def absent(body, root):
    """Return None after proving that the units on both sides stand beside each other in the root's tree, sorted by unit."""
    left, right, unit = body["left"], body["right"], body["unit"]
    for side in (left, right):
        if side is not None:
            proved(side, root)
    first = -1 if left is None else left["index"]
    last = root["units"] if right is None else right["index"]
    if last != first + 1 or (left and left["unit"] >= unit) or (right and right["unit"] <= unit):
        raise ValueError("neighbours")


class Books:
    """One unit's records as they stream by: what the next seal must say, months that are locked, sums of the lines."""

    def __init__(self, unit, report):
        self.id, self.code, self.name, self.report = unit["id"], unit["code"], unit["name"], report
        report.unit = self.id
        self.last, self.earliest, self.seals, self.through = (0, ""), "", [], 0
        self.months, self.sums, self.told, self.records = {}, {}, set(), 0
        self.begin()

    def begin(self):
        """Begin the stretch that the next seal covers."""
        self.leaves, self.latest = hashlib.sha256(), ""
        self.counted = {"entries": 0, "evidence": 0, "lines": 0, "locks": 0}

    def take(self, place, text, kind, value):
        """Take one line: of a record its order, its time and its leaf, then what its kind must hold."""
        body = value[kind]
        if kind in COUNTED and len(value) == 1:
            self.step(place, body, body["number"], kind)
            if body["at"] < self.earliest:
                self.report.add("record-back-dated", place, f"bản ghi số {body['number']}, {body['at']}")
            self.latest = max(self.latest, body["at"])
            self.leaves.update(sha256(text))
            self.counted[COUNTED[kind]] += 1
            self.records += 1
        elif set(value) != {"seal", "sha256"} and set(value) != {"balance"}:
            raise ValueError(kind)
        if kind not in ("evidence", "ending"):
            getattr(self, kind)(place, body, *(() if kind != "seal" else (value["sha256"],)))

    def step(self, place, body, number, kind):
        """Check that numbers rise, within one unit and past the last seal."""
        if (number, kind) <= self.last or number <= self.through or body["unit"] != self.id:
            self.report.add("record-disordered", place, f"số {number}")
        self.last = (number, kind)

    def entry(self, place, body):
        """Check that an entry is whole, balanced, of its month and of an open one, and add its lines."""
        what, lines = f"bút toán số {body['number']}", body["lines"]
        self.counted["lines"] += body["line_count"]
        is_whole = len(lines) == body["line_count"] and all(line["no"] == no for no, line in enumerate(lines, start=1))
        if not is_whole or body["date"][:4] + body["date"][5:7] != str(body["month"]):
            self.report.add("entry-not-whole", place, what)
        if sum(line["amount"] for line in lines):
            self.report.add("entry-unbalanced", place, what)
        if self.months.get(body["month"], (0, False))[1]:
            self.report.add("entry-in-locked-month", place, what)
        for line in lines:
            is_debit = (line["amount"] > 0) != line["red"]
            total = self.sums.setdefault(tuple(line["account"][:3]), [0, 0, 0])
            total[0 if is_debit else 1] += line["amount"] if is_debit else -line["amount"]
            total[2] += 1

    def lock(self, place, body):
        """Follow a month that is locked, locked softly or opened again."""
        turn, *before = self.months.get(body["month"], (0, False, False))
        if body["turn"] != turn + 1 or before == [body["is_locked"], body["is_soft"]]:
            self.report.add("lock-disordered", place, f"tháng {body['month']}")
        self.months[body["month"]] = (body["turn"], body["is_locked"], body["is_soft"])

    def seal(self, place, seal, told):
        """Compare a seal with the records since the seal before."""
        what = f"niêm phong số {seal['number']}"
        again = sha256(canonical({"seal": seal})).hex()
        counted = {key: seal[key] for key in self.counted}
        if again != told or counted != self.counted or seal["leaves"] != self.leaves.hexdigest():
            self.report.add("seal-differs", place, what)
        number, _, before = self.seals[-1] if self.seals else (0, 0, "")
        if seal["number"] != number + 1 or seal["previous"] != before:
            self.report.add("seal-chain-broken", place, what)
        self.step(place, seal, seal["through"], "seal")
        made = datetime.strptime(seal["at"], MOMENT)  # noqa: DTZ007  compared with its like alone
        if seal["at"] < self.earliest or self.latest > (made + SLACK).strftime(MOMENT):
            self.report.add("record-back-dated", place, what)
        self.earliest, self.through = (made - SLACK).strftime(MOMENT), seal["through"]
        self.seals.append((seal["number"], seal["through"], again))
        self.begin()

    def balance(self, place, body):
        """Compare what the summaries say of one account with the sum of its lines."""
        account = tuple(body["account"])
        self.told.add(account)
        if self.sums.get(account) != [body["debit"], body["credit"], body["lines"]]:
            self.report.add("balance-differs", place, " ".join(account))

    def close(self, trusted, roots, proofs):
        """Compare the seals with every root that proves them, and add the unit and how far the kept roots reach to the report."""
        place = f"đơn vị {self.code} ({self.id})"
        for account in set(self.sums) - self.told:
            self.report.add("balance-differs", place, " ".join(account))
        for number in [number for number in trusted if number not in proofs]:
            self.report.add("proof-missing", place, f"gốc số {number}")
        covered = None
        for number, held in proofs.items():
            newest = next((seal for seal in reversed(self.seals) if seal[1] < roots[number]["through"]), None)
            if held != (newest and (newest[0], newest[2])):
                self.report.add("seal-not-of-root", place, f"gốc số {number}")
            elif number in trusted and newest and (covered is None or newest > covered):
                covered = newest
        if self.seals and covered is None:
            self.report.add("unit-uncovered", place)
        for account, total in self.sums.items():
            kept = self.report.balances.setdefault(account, [0, 0, 0])
            kept[:] = [one + other for one, other in zip(kept, total)]  # noqa: B905  `strict` needs Python 3.10
        debit, credit = (sum(total[side] for total in self.sums.values()) for side in (0, 1))
        unsealed = sum(self.counted[key] for key in set(COUNTED.values()))
        unit = {"id": self.id, "code": self.code, "name": self.name, "records": self.records, "unsealed": unsealed}
        unit.update(seals=len(self.seals), covered_seals=covered[0] if covered else 0, debit=debit, credit=credit)
        self.report.unit_count += 1
        self.report.records += self.records
        if len(self.report.units) < 1000:
            self.report.units.append(unit)


def read_books(package, trusted, roots, proofs, report):
    """Stream the books of every unit past their checks."""
    head: dict = {}
    books: Any = None
    end, seen = None, set()
    for place, text, value in lines_of(package, "books.jsonl"):
        try:
            kind = next(iter(value))
            if end is not None:
                raise ValueError(kind)
            if kind == "unit":
                if books:
                    books.close(trusted, roots, proofs.get(books.id, {}))
                books = Books(value["unit"], report)
                if books.id in seen:
                    report.add("record-disordered", place, f"đơn vị {books.id}")
                seen.add(books.id)
            elif kind == "export" and not head:
                head = value["export"]
            elif kind == "end":
                end = value["end"]
            else:
                books.take(place, text, kind, value)
        except UNREADABLE:
            report.add("line-broken", place)
    if books:
        books.close(trusted, roots, proofs.get(books.id, {}))
    if head.get("form") != FORM:
        raise Broken(f"không phải gói dạng {FORM}")
    if end != {"records": report.records, "units": report.unit_count}:
        raise Broken("books.jsonl thiếu phần cuối hoặc thiếu đơn vị")


def verify(package_file, kept):
    """Return (report, trusted root numbers) of a package against the roots that a stranger has kept."""
    report, trusted = Report(), set()
    try:
        with zipfile.ZipFile(package_file) as package:
            roots = read_roots(package, report)
            by_hash = {root["sha256"]: number for number, root in roots.items()}
            trusted = {by_hash[root] for root in kept if root in by_hash}
            for root in sorted(set(kept) - set(by_hash)):
                report.add("root-unknown", root)
            proofs = read_proofs(package, roots, report)
            read_books(package, trusted, roots, proofs, report)
    except Broken as reason:
        report.add("package-broken", str(reason))
    except Exception as fault:  # whatever a hostile file leads to is told in words, never by a traceback
        is_torn = isinstance(fault, (zipfile.BadZipFile, zlib.error, EOFError))
        words = "không phải tệp zip, hoặc tệp bị cắt, bị sửa giữa chừng" if is_torn else "nội dung không đúng dạng của gói sổ"
        report.add("package-broken", "không đọc được tệp này" if isinstance(fault, OSError) else words)
    return report, sorted(trusted, key=str)


def roots_in(text):
    """Return the hashes of 64 hexadecimal digits that a text holds."""
    return re.findall(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", text.lower())


def plain(report, trusted):
    """Return the report as one JSON object."""
    answer = {"ok": not report.count, "problem_count": report.count, "problems": report.problems, "roots": trusted}
    answer.update(units=report.units, unit_count=report.unit_count, records=report.records)
    answer["balances"] = [[*account, *total] for account, total in sorted(report.balances.items(), key=str)]
    return answer


def words(answer):
    """Return the report for people."""
    yield f"{'ĐÚNG' if answer['ok'] else 'KHÔNG KHỚP'}: {answer['unit_count']} đơn vị, {answer['records']} bản ghi."
    yield f"Đối chiếu với gốc số: {', '.join(map(str, answer['roots'])) or 'không có'}."
    for unit in answer["units"]:
        yield f"- {unit['code']} {unit['name']}: tổng Nợ {unit['debit']:_}, tổng Có {unit['credit']:_} đồng.".replace("_", ".")
        yield f"  Gốc bạn giữ chứng {unit['covered_seals']} trên {unit['seals']} niêm phong; {unit['unsealed']} bản ghi chưa niêm phong."
    for problem in answer["problems"]:
        yield f"! {problem['words']}: {problem['place']} {problem['detail']}"
    if answer["problem_count"] > len(answer["problems"]):
        yield f"! … và {answer['problem_count'] - len(answer['problems'])} chỗ khác."
    yield "Không chứng được: việc sửa trước lần niêm phong đầu của bản ghi; đơn vị không nằm trong gói; bản ghi chưa niêm phong."


def main(arguments=None):
    """Check a package and tell; return the exit status."""
    parser = argparse.ArgumentParser(description="Kiểm tra gói sổ đã niêm phong.")
    parser.add_argument("package", help="tệp .zip đã xuất")
    parser.add_argument("--root", action="append", default=[], help="gốc niêm phong bạn đã giữ (ghi được nhiều lần)")
    parser.add_argument("--roots", help="tệp có các gốc bạn đã giữ")
    parser.add_argument("--json", action="store_true", help="in một tài liệu JSON")
    options = parser.parse_args(arguments)
    kept = [root.strip().lower() for root in options.root]
    if options.roots:
        try:
            with open(options.roots, encoding="utf-8", errors="replace") as stream:
                kept += roots_in(stream.read(SMALL))
        except OSError:
            sys.exit(f"Không đọc được tệp các gốc: {options.roots}")  # to stderr, status 1
    if not kept:
        parser.error("cần ít nhất một gốc bạn giữ bên ngoài (--root hoặc --roots); thiếu gốc thì không chứng được gì")
    answer = plain(*verify(options.package, kept))
    text = canonical(answer) if options.json else "\n".join(words(answer))
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    return 0 if answer["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
