"""The whole text of a collective agreement, from its clauses or from what talks agreed: chapters by group of matters, articles numbered.

The frame is that of official documents (Nghị định 30/2020/NĐ-CP, Phụ lục I); no model of an agreement is at hand: the words between the
clauses are this house's, and what nobody recorded stays blank. An agreement is no document of the union's register: two sides sign it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from congdoan.foundation.documents.rules.writing import Annex, Block, Grid, Kind, Official, Signature, day_text
from congdoan.foundation.kernel.money import format_dong

AGREEMENT = Kind("Thỏa ước lao động tập thể", None)
BLANK = "……………"
CODE = "Bộ luật Lao động số 45/2019/QH14"
MARK = "Lập từ các điều khoản đã ghi trong phần mềm; chưa đối chiếu với mẫu của Liên đoàn."
DRAFT_MARK = "Dự thảo: những nội dung đã thống nhất khi thương lượng."
_NUMBER = re.compile(r"0*(?P<number>[1-9]\d{0,5})/(?P<symbol>\S{1,60})")
_FIGURE, _POINTS = re.compile(r"\d+"), re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Item:
    """What one article says: its group of matters, its name, its paragraphs."""

    topic: str
    title: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """From which day to which last day an agreement runs."""

    effective_on: date
    last: date


@dataclass(frozen=True, slots=True)
class AgreementText:
    """What the text of an agreement holds; a draft has neither number, day nor term."""

    title: str
    union: str
    employers: tuple[str, ...]
    items: tuple[Item, ...]
    authority: str
    send_days: int
    renew_days: int
    number: str = ""
    signers: str = ""
    signed_on: date | None = None
    term: Term | None = None
    ballots: tuple[str, ...] = ()
    levels: tuple[tuple[str, ...], ...] = ()
    marks: tuple[str, ...] = (MARK,)


LEVEL_HEADS = ("TT", "Quyền lợi", "Mức", "Số người", "Điều đã ghi")


def items_of_clauses(clauses: Sequence[Any]) -> tuple[Item, ...]:
    """Return an article for each kind of clause, in the order in which the kinds first come."""
    kinds: dict[str, list[Any]] = {}
    for one in clauses:
        kinds.setdefault(one.kind.code, []).append(one)
    return tuple(Item(same[0].kind.topic, same[0].kind.name, tuple(_clause_words(one) for one in same)) for same in kinds.values())


def levels_of_clauses(clauses: Sequence[Any]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the annex: each clause with its level, how many it reaches, the article that was recorded."""
    return tuple(
        (
            str(at), one.kind.name, _level(one.value, one.unit_words) or BLANK,
            "" if one.workers is None else format_dong(one.workers), one.article,
        )
        for at, one in enumerate(clauses, start=1)
    )  # fmt: skip


def items_of_matters(matters: Sequence[Any]) -> tuple[Item, ...]:
    """Return an article for each matter that was agreed."""
    return tuple(Item(one.topic, one.words, (_closed(one.outcome or BLANK),)) for one in matters if one.is_agreed)


def agreement_text(told: AgreementText, topics: Mapping[str, str]) -> Official:
    """Return the agreement as one official paper: parties, chapters by group of matters, two signatures, an annex."""
    found = _NUMBER.fullmatch(told.number)
    several = len(told.employers) > 1
    annexes = [Annex("Mức quyền lợi theo thỏa ước", (Grid(LEVEL_HEADS, told.levels, (1, 7, 4, 2, 3)),))] if told.levels else []
    if several:
        rows = tuple((str(at), name, BLANK) for at, name in enumerate(told.employers, start=1))
        annexes.insert(0, Annex("Các doanh nghiệp tham gia thỏa ước", (Grid(("TT", "Doanh nghiệp", "Người đại diện"), rows, (1, 8, 5)),)))
    return Official(
        kind=AGREEMENT,
        issuer=(told.union if several or not told.employers else told.employers[0],),
        symbol=found["symbol"] if found else told.number or "TƯLĐTT",
        number=int(found["number"]) if found else None,
        subject=told.title,
        place=BLANK,
        issued_on=told.signed_on,
        bases=(f"Căn cứ {CODE}", "Căn cứ kết quả thương lượng tập thể", *(f"Căn cứ kết quả lấy ý kiến: {one}" for one in told.ballots)),
        body=tuple(articles(told, topics)),
        signatures=(
            Signature(("BÊN NGƯỜI SỬ DỤNG LAO ĐỘNG",)),
            Signature(("BÊN NGƯỜI LAO ĐỘNG",)),
        ),
        recipients=(told.authority, *told.employers[:1], told.union, "Công đoàn cấp trên"),
        annexes=tuple(annexes),
        contact=" ".join(told.marks),
    )


def articles(told: AgreementText, topics: Mapping[str, str]) -> list[Block]:
    """Return the body: who they are, the chapters, how it is carried out."""
    day = day_text(told.signed_on) if told.signed_on else f"ngày {BLANK}"
    term = f"từ {day_text(told.term.effective_on)} đến hết {day_text(told.term.last)}" if told.term else f"từ ngày {BLANK} đến hết {BLANK}"
    employers = told.employers[0] if len(told.employers) == 1 else f"{len(told.employers)} doanh nghiệp theo Phụ lục"
    body = [
        Block("text", f"Hôm nay, {day}, tại {BLANK}, hai bên gồm:"),
        Block("clause", f"Bên người sử dụng lao động: {employers}; người đại diện: {BLANK}; chức vụ: {BLANK}."),
        Block("clause", f"Bên người lao động: {told.union}; người đại diện: {BLANK}; chức vụ: {BLANK}."),
        *([Block("text", f"Người ký đã ghi: {told.signers.rstrip('.')}.")] if told.signers else []),
        Block("text", "Hai bên thỏa thuận ký thỏa ước lao động tập thể với những điều khoản sau:"),
        Block("chapter", title="Quy định chung"),
        Block("article", "Thỏa ước áp dụng cho toàn bộ người lao động, kể cả người vào làm sau.", "Đối tượng áp dụng."),
        Block("article", f"Thỏa ước có hiệu lực {term}.", "Thời hạn."),
    ]
    for topic, name in topics.items():
        if held := [one for one in told.items if one.topic == topic]:
            body.append(Block("chapter", title=name))
            for one in held:
                body += _article(one)
    return [
        *body,
        Block("chapter", title="Điều khoản thi hành"),
        Block(
            "article",
            f"Trong {told.send_days:02} ngày kể từ ngày ký, người sử dụng lao động gửi 01 bản đến {told.authority}. Thỏa ước được công bố "
            "cho người lao động biết.",
            "Gửi và công bố.",
        ),
        Block(
            "article",
            f"Trong {told.renew_days} ngày trước khi thỏa ước hết hạn, hai bên có thể thương lượng để kéo dài hoặc ký thỏa ước mới.",
            "Kéo dài, ký lại.",
        ),
        Block("article", f"Thỏa ước được lập thành {BLANK} bản có giá trị như nhau, mỗi bên giữ {BLANK} bản.", "Số bản."),
    ]


def _article(item: Item) -> list[Block]:
    """Return an article: one paragraph stands on its line, several are its clauses."""
    title = f"{item.title.rstrip('. ')}."
    if len(item.words) == 1:
        return [Block("article", item.words[0], title)]
    return [Block("article", "", title), *(Block("clause", words) for words in item.words)]


def _clause_words(one: Any) -> str:
    """Return what a clause says, with its level where the words do not tell it."""
    words, level = one.text.strip().rstrip(".;"), _level(one.value, one.unit_words)
    is_told = not level or one.value in map(int, _FIGURE.findall(_POINTS.sub("", words)))
    return _closed(words or BLANK) if is_told else _closed(f"{words or one.kind.name}: {level}")


def _closed(words: str) -> str:
    return words if words.endswith((".", ";", "…")) else f"{words}."


def _level(value: int | None, unit: str) -> str:
    return "" if value is None else f"{format_dong(value)} {unit}".strip()
