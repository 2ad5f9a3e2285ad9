"""Incoming documents: what of a reading is proposed to an officer.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục VI (duplicates).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

KINDS = {
    "header": "phần đầu", "citation": "viện dẫn", "task": "nhiệm vụ", "sentence": "câu chưa thuộc nhiệm vụ nào", "target": "chỉ tiêu",
    "recipient": "nơi nhận",
}  # fmt: skip
ON_THE_PAGE = ("header", "task", "sentence", "target", "citation", "recipient")
SENTENCE_VERDICTS = {"confirmed": "thành nhiệm vụ riêng", "corrected": "đã gắn vào nhiệm vụ", "refused": "không phải nhiệm vụ"}
VERDICTS = {"confirmed": "đã xác nhận", "corrected": "đã sửa", "refused": "đã bỏ"}
RELATIONS = {
    "basis": "căn cứ", "cites": "viện dẫn", "implements": "thực hiện", "amends": "sửa đổi", "replaces": "thay thế", "repeals": "bãi bỏ",
}  # fmt: skip
HANDLINGS = {"under_way": "đang giải quyết", "done": "đã giải quyết"}
FOLLOWED = {"waiting": "đang giải quyết", "late": "quá hạn", "done": "đã giải quyết"}
HEAD_FIELDS = {
    "symbol": "Số, ký hiệu", "issued_on": "Ngày văn bản", "author": "Cơ quan ban hành", "kind": "Tên loại", "subject": "Trích yếu",
    "signer": "Người ký",
}  # fmt: skip
LONGEST = {"symbol": 120, "author": 300, "kind": 80, "subject": 1000}  # letters of each field in the book
MOST_SEARCHED = 300_000  # letters; PostgreSQL holds a mebibyte of words for one row


@dataclass(frozen=True, slots=True)
class Proposed:
    """One thing to confirm: its words, its place in the text where it has one."""

    kind: str
    place: str
    words: str
    start: int | None
    end: int | None
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Followed:
    """How dealing with a document stands. `state` one of FOLLOWED, or empty for what nobody was to deal with; `days` late."""

    state: str
    days: int

    @property
    def words(self) -> str:
        """Return the state as registers call it."""
        late = f", trễ {self.days} ngày" if self.days else ""
        return f"{FOLLOWED[self.state]}{late}" if self.state else ""


def followed(*, is_passed: bool, due_on: date | None, handling: str, told_on: date | None, on: date) -> Followed:
    """Return how dealing with a document stands on a day; what was done after its day stays late by its days."""
    if not is_passed:
        return Followed("", 0)
    is_done = handling == "done" and told_on is not None
    days = max(((told_on if is_done and told_on else on) - due_on).days, 0) if due_on else 0
    return Followed("done" if is_done else "late" if days else "waiting", days)


def head_of(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of the book that a reading tells; empty where it tells nothing."""
    head = answer["header"]
    body, signature = head["issuing_body"] or {}, head["signature"] or {}
    return {
        "symbol": head["number"] or "", "issued_on": date.fromisoformat(head["date"]) if head["date"] else None,
        "author": body.get("value") or "", "kind": (head["type_name"] or "").capitalize(), "subject": head["subject"] or "",
        "signer": signature.get("name") or "",
    }  # fmt: skip


def proposals_of(answer: Mapping[str, Any]) -> Iterator[Proposed]:
    """Yield what an officer confirms: the head, each cited document, item of a task, sentence of no task, target and recipient."""
    for field, value in head_of(answer).items():
        words = value.isoformat() if isinstance(value, date) else value or ""
        yield Proposed("header", field, words[:2000], None, None, {})
    first = {one["doc"]: one for one in reversed(answer["mentions"])}
    for one in answer["citations"]:
        words = " ".join(part for part in (one["type_name"], one["number"], one["title"] or one["issuer"]) if part)
        yield Proposed("citation", one["id"], words[:2000], first[one["id"]]["start"], first[one["id"]]["end"], one)
    for at, task in enumerate(answer["tasks"], start=1):
        for item in task["items"]:
            yield Proposed("task", f"{at}/{item['id']}", item["text"][:2000], item["start"], item["end"], item)
    for at, one in enumerate(answer.get("left_over", ()), start=1):
        yield Proposed("sentence", str(at), one["text"][:2000], one["start"], one["end"], {"where": one["where"]})
    for at, one in enumerate(answer["targets"], start=1):
        yield Proposed("target", str(at), one["text"][:2000], one["start"], one["end"], one)
    for at, one in enumerate(answer["header"]["recipients"], start=1):
        yield Proposed("recipient", str(at), one["text"][:2000], None, None, one)


def is_sure(kind: str, words: str, value: Mapping[str, Any], *, is_derived: bool = False) -> bool:
    """Tell what stands word for word in the text and needs no judgement: a field of the head, a receiver, a citation with number and day.

    Tasks, targets and what was worked out (`is_derived`) are each looked at by an officer.
    """
    if kind == "citation":
        return bool(value.get("number") and value.get("date"))
    return kind in ("header", "recipient") and bool(words) and not is_derived


def with_sentence(words: str, sentence: str) -> str:
    """Return the words of a task with one more sentence of the document."""
    return f"{words} {sentence}"[:2000]


def without_sentence(words: str, sentence: str) -> str:
    """Return the words of a task without a sentence that was put to it."""
    return words.replace(f" {sentence}", "", 1)


def place_after(place: str, sentence: str) -> str:
    """Return where a sentence of a place stands when it becomes a task: behind the task before it, 4/4.2.+7."""
    return f"{place or '0/0'}.+{sentence}"


def tasks_before(proposals: Sequence[Any]) -> dict[int, str]:
    """Return for each sentence of no task the place of the task that stands before it in the text, by the ids of the proposals."""
    tasks = sorted((one.start, one.place) for one in proposals if one.kind == "task" and one.verdict != "refused" and one.start is not None)
    sentences = [one for one in proposals if one.kind == "sentence"]
    return {one.pk: next((place for start, place in reversed(tasks) if start < one.start), "") for one in sentences}


def shown_words(place: str, words: str) -> str:
    """Return what was read or decided as a page says it: a day as people write it."""
    if place != "issued_on" or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
        return words
    return "/".join(reversed(words.split("-")))


_OWN_ACT = (("replaces", "thay the"), ("repeals", "bai bo"), ("amends", "sua doi"))


def relation_of(answer: Mapping[str, Any], cited: str) -> str:
    """Return how a document stands to one that it cites: what it says of itself before the mention, as a basis, or the mention alone."""
    from .reading.text import bare  # late: with it comes all that reads documents, and every process loads the words above for the tables

    for mention in answer["mentions"]:
        before = bare(answer["text"][max(0, mention["start"] - 60) : mention["start"]]).replace("\n", " ")
        for relation, words in _OWN_ACT:
            if mention["doc"] == cited and re.search(rf" nay (?:[a-z]+ )?{words}[^.;]*$", before):
                return relation
    return "basis" if cited in answer["bases"] else "cites"


def key_of(symbol: str, issued_on: date | None) -> str:
    """Return the key under which other documents cite this one; empty without a number."""
    return f"{symbol}|{issued_on.isoformat() if issued_on else ''}"[:200] if symbol else ""


def search_text(*parts: str) -> str:
    """Return what a search looks in: small letters without marks."""
    from .reading.text import bare  # late, as above

    return bare(" ".join(parts))[:MOST_SEARCHED]


def marked(text: str, spans: Sequence[tuple[int, int, str, int]]) -> list[tuple[str, str, int]]:
    """Cut a text into pieces (words, kind, proposal id) so that a page can mark the stretches; of two that overlap the first stays."""
    pieces: list[tuple[str, str, int]] = []
    at = 0
    for start, end, kind, number in sorted(spans):
        if start < at:
            continue
        pieces += [(text[at:start], "", 0), (text[start:end], kind, number)]
        at = end
    return [piece for piece in [*pieces, (text[at:], "", 0)] if piece[0]]
