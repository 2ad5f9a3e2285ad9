"""The tasks that a document sets: numbered points, the pieces of each that ask for one thing, who, until when, under which document."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from . import units
from .dates import DATE, Deadline, found_date
from .outline import Outline, Paragraph
from .places import Covered, Placed
from .register import Cited, mentions_placed
from .text import Span, Text, bare, folded, spaced
from .verbs import asks, pieces_of

NOT_AT_ALL = re.compile(
    r"^chu de|muc dich|tinh hinh|ket qua|danh gia|ton tai|nguyen nhan|dac diem|khen thuong|pham vi|doi tuong|giai thich|quan diem"
)
NOT_TASKS = re.compile(
    r"yeu cau|chu de|han che|can cu|su can thiet|thanh phan|"
    r"kinh phi|thoi gian|dia diem|muc tieu|chi tieu|tieu chuan|quyen han|hieu luc|dieu kien|nguyen tac|phuong thuc|"
    r"ho so|thu tuc|bai hoc|tham du|co cau"
)
TASKS = re.compile(
    r"nhiem vu|giai phap|noi dung|to chuc thuc hien|phan cong|trach nhiem|che do|trong tam|bien phap|hoat dong|"
    r"tien do|phuong huong|thuc hien|cong tac|chuong trinh|khau dot pha|to chuc"
)
_ANNIVERSARY = spaced(rf"(?P<text>\d{{1,3}} nam [^()]{{3,90}}?)~\(~{DATE.format(n=1)}~-~{DATE.format(n=2)}~\)")
_YEAR = spaced(r"nam~(\d{4})")
_OUTPUT = spaced(
    r"(?:xay dung|ban hanh|lap|trinh|bien soan|ky ket|hoan thanh viec xay dung)(?:,~| va | )+(?:(?:xay dung|"
    r"ban hanh|lap|trinh)[, ]+)*(?P<thing>(?:cac )?(?:chuong trinh hanh dong|chuong trinh|ke hoach|de an|"
    r"quy che|quy dinh|huong dan|bao cao|nghi quyet|du toan|danh sach|thoa uoc lao dong tap the)(?:[^.;]{0,60}?)(?=[,.;]|"
    r" de | nham | trong | gan | theo | truoc |$))"
)
_ORDERS = spaced(r"giao |yeu cau |de nghi |[^.;]{3,300} (?:chiu trach nhiem thi hanh|co trach nhiem thi hanh)")
_ONLY_WHEN = spaced(r"(?:hoan thanh|thoi gian|thoi han|xong|cham nhat|thuc hien)(?: [^ ]+){0,14}$")
_TO_KNOW = spaced(
    r"(?:thong bao|tra loi|co y kien|tran trong thong bao)(?: [^ ]+){0,3} (?:de|den|toi) .{0,120}(?:biet|"
    r"duoc biet|thuc hien|lien quan)~(?:\./)?\.?$"
)
_CLASS = spaced(r"\b(?:tap huan|boi duong)\b")
DOMAINS: dict[str, str] = {
    "tuyên truyền - giáo dục": r"tuyen truyen|quan triet|hoc tap|pho bien|giao duc|truyen thong|van dong",
    "xây dựng tổ chức": (
        r"to chuc co so|xay dung to chuc|nghi quyet|cu the hoa|chuong trinh hanh dong|sap xep|kien toan|chat luong hoat dong|"
        r"to chuc bo may|mat tran"
    ),
    "quan hệ lao động": r"doi thoai|thuong luong|thoa uoc|quan he lao dong|dinh cong|tien luong|hai hoa|du bao tinh hinh",
    "chính sách - pháp luật": r"chinh sach|phap luat|che do|bao hiem|tu van|quyen loi|an toan, ve sinh|viec lam",
    "thi đua - khen thưởng": r"thi dua|khen thuong|sang kien|dien hinh|bieu duong",
    "phát triển đoàn viên": r"phat trien doan vien|ket nap|thanh lap cong doan|thanh lap to chuc cong doan|tap hop, doan ket|doan vien moi",
    "cán bộ - đào tạo": r"can bo|dao tao|boi duong|tap huan|quy hoach|luan chuyen",
    "kiểm tra - giám sát": r"kiem tra|giam sat|thanh tra|khieu nai|to cao",
    "chuyển đổi số": r"chuyen doi so|chuyen doi|cong nghe|phan mem|so hoa|du lieu|cai cach hanh chinh|nen tang so",
    "tài chính": r"tai chinh|ke toan|kinh phi|doan phi|ngan sach|thu, chi|thanh toan|du toan|quyet toan|tai san",
}


@dataclass
class Item:
    """One thing asked for, with the span of its words."""

    span: Span
    paragraph: Paragraph
    responsible: str | None = None
    basis: str | None = None
    helpers: list[str] = field(default_factory=list)
    deadline: dict[str, Any] | None = None
    is_recurring: bool = False
    output: str | None = None
    cites: list[str] = field(default_factory=list)


@dataclass
class Task:
    """One numbered point and its items."""

    no: int
    section: str | None
    span: Span
    title: str
    items: list[Item] = field(default_factory=list)
    unit: str | None = None


@dataclass(frozen=True)
class Setting:
    """What the whole document says to each of its tasks."""

    year: int | None
    subject_year: int | None
    cited: Sequence[Cited]
    closing_unit: str | None
    limits: Sequence[Deadline]

    @cached_property
    def theirs(self) -> list[Span]:
        """Return the mentions and titles of other documents: what stands there is not said by this one."""
        return [span for document in self.cited for span in (*document.titles, *(mention.span for mention in document.mentions))]

    @cached_property
    def theirs_placed(self) -> Placed[Span]:
        return Placed((span, span) for span in self.theirs)

    @cached_property
    def mentions(self) -> Placed[Cited]:
        return mentions_placed(self.cited)

    @cached_property
    def all_limits(self) -> Placed[Deadline]:
        return Placed((one.span, one) for one in self.limits)

    @cached_property
    def own_limits(self) -> Placed[Deadline]:
        """Return the time limits that stand in no title or mention of another document."""
        theirs = Covered(self.theirs)
        return Placed((one.span, one) for one in self.limits if one.kind != "period" and not theirs.meets(one.span))


def tasks_of(text: Text, outline: Outline, setting: Setting, *, closing: Span | None) -> list[Task]:
    """Return the tasks in order; sections of aims, results, figures or money hold none."""
    tasks: list[Task] = []
    told_before = Counter[str | None]()
    titles = {section.no: bare(section.title) for section in outline.sections}
    is_law = any(section.kind == "article" for section in outline.sections) and not any(
        section.kind == "roman" for section in outline.sections
    )
    for group in _groups(outline, closing):
        title = titles.get(group[0].section or "", "")
        if is_law and not (re.search(r"to chuc thuc hien|trach nhiem|thi hanh", title) or _ORDERS.match(text.bare, group[0].span.start)):
            continue
        if (NOT_AT_ALL.search(title) and not re.search(r"nhiem vu|giai phap", title)) or (
            NOT_TASKS.search(title) and not TASKS.search(title)
        ):
            continue
        if (
            re.match(r"(?:muc dich|yeu cau|muc tieu)", bare(text.plain[group[0].span.start : group[0].span.start + 12]))
            and group[0].depth == 1
        ):
            continue
        if not title and not _commands(text, group):
            continue
        task = _task(text, group, setting, number=told_before[group[0].section] + 1)
        if task.items:
            tasks.append(task)
            told_before[task.section] += 1
    return tasks


def _groups(outline: Outline, closing: Span | None) -> list[list[Paragraph]]:
    """Put each top point together with what stands under it; a section without numbers is cut at its first kind of mark."""
    groups: list[list[Paragraph]] = []
    top: dict[str | None, int] = {}
    for one in outline.paragraphs:
        if 0 < one.depth < 9:
            top[one.section] = min(top.get(one.section, 9), one.depth)
    for one in outline.paragraphs:
        if one.depth == 9 or (closing and closing.overlaps(one.span)) or (one.section is None and one.depth == 0 and not one.path):
            continue
        is_open = bool(groups) and groups[-1][0].section == one.section
        if one.depth == top.get(one.section, -1) or not is_open:
            groups.append([one])
        else:
            groups[-1].append(one)
    return groups


def _commands(text: Text, group: Sequence[Paragraph]) -> bool:
    """Say whether a point outside any section asks for something: it begins with a verb or a unit, or its parts do."""
    return any(asks(text, one.span) or units.unit_at(text, one.span) or units.unit_heading(text, one.span) for one in group)


def _task(text: Text, group: Sequence[Paragraph], setting: Setting, *, number: int) -> Task:
    """Read one point."""
    first = group[0]
    mark = first.mark or ""
    task = Task(int(mark) if mark.isdigit() else number, first.section, Span(first.span.start, group[-1].span.end), "")
    heading = _heading_of(text, group)
    task.title = _title(text, first)
    unit = units.unit_heading(text, first.span) if heading or len(group) > 1 else None
    task.unit = text.quote(unit.start, unit.end) if unit else None
    open_items: list[Item] = []
    is_labelled, heading_unit = False, task.unit
    for n, one in enumerate(group):
        if n == 0 and heading:
            continue
        label = units.label_of(text, one.span)
        if label:
            _apply(text, label, open_items, setting)
            is_labelled = True
            continue
        if is_labelled:
            open_items, is_labelled = [], False
        after = group[n + 1] if n + 1 < len(group) else None
        opens = one is not first and after is not None and (after.depth > one.depth > 0 or text.bare.endswith(":", 0, one.span.end))
        inner = units.unit_heading(text, one.span) if opens else None
        if inner:
            heading_unit = text.quote(inner.start, inner.end)
            continue
        if one is not group[-1] and text.bare[one.span.start : one.span.end].rstrip().endswith(":"):
            continue
        for piece in pieces_of(text, one.span, setting.theirs_placed):
            if open_items and _only_when(text, piece, open_items[-1], setting):
                continue
            item = _item(text, piece, one, setting, heading_unit)
            if item:
                task.items.append(item)
                open_items.append(item)
    return task


def _only_when(text: Text, piece: Span, item: Item, setting: Setting) -> bool:
    """Give the item before it a sentence that says nothing but a time limit."""
    words = text.bare[piece.start : piece.end].rstrip(" .;")
    limits = limits_in(piece, setting)
    if (
        not limits
        or not _ONLY_WHEN.match(words)
        or len(words.split()) - len(text.bare[limits[0].span.start : limits[0].span.end].split()) > 4
    ):
        return False
    item.deadline, item.is_recurring = told(text, limits[0]), limits[0].is_recurring
    return True


def _heading_of(text: Text, group: Sequence[Paragraph]) -> bool:
    """Say whether a point's own words are only the title of what stands under it."""
    if len(group) < 2:
        return False
    words = text.plain[group[0].span.start : group[0].span.end].rstrip()
    is_one = len(words) < 260 and not re.search(r"[.;] ", words) and not (words.endswith(".") and units.unit_at(text, group[0].span))
    return words.endswith(":") or (is_one and (group[1].depth > group[0].depth or not words.endswith((".", ";"))))


def _title(text: Text, first: Paragraph) -> str:
    """Return a short title: the heading itself, else the first clause of the point."""
    words = text.quote(first.span.start, first.span.end)
    words = re.split(r"(?<=[^\s]{3})[.;:](?:\s|$)", words, maxsplit=1)[0]
    if len(words) > 140:
        cut = words.rfind(",", 40, 140)
        words = words[: cut if cut > 0 else words.rfind(" ", 0, 140)]
    return words.strip(" ,.:;")


def _item(text: Text, piece: Span, paragraph: Paragraph, setting: Setting, heading_unit: str | None) -> Item | None:
    """Read one piece; None where it asks for nothing."""
    led = units.unit_at(text, piece)
    if (not asks(text, piece) and not led) or _TO_KNOW.search(text.bare, piece.start, piece.end):
        return None
    if len(text.plain[piece.start : piece.end].split()) < 3:
        return None
    item = Item(piece, paragraph, helpers=units.helpers_of(text, piece))
    _say_who(text, item, led, setting, heading_unit)
    item.cites = list(dict.fromkeys(document.id for _, document in setting.mentions.beginning_in(piece)))
    _say_when(text, item, setting)
    if output := _OUTPUT.search(text.bare, piece.start, piece.end):
        item.output = text.quote(*output.span("thing"))
    elif _CLASS.search(text.bare, piece.start, piece.end):
        item.output = "lớp tập huấn, bồi dưỡng"
    return item


def _say_who(text: Text, item: Item, led: tuple[Span, int] | None, setting: Setting, heading_unit: str | None) -> None:
    if led:
        item.responsible, item.basis = text.quote(led[0].start, led[0].end).strip(" ,:"), "nêu đầu câu"
    elif heading_unit:
        item.responsible, item.basis = heading_unit, "đề mục"
    elif everywhere := units.everybody(text, item.span):
        item.responsible, item.basis = "công đoàn các cấp", f"“{everywhere}”"
    elif inside := units.body_inside(text, item.span):
        item.responsible, item.basis = inside, "nêu trong câu"
    elif setting.closing_unit:
        item.responsible, item.basis = setting.closing_unit, "đoạn kết"


def _say_when(text: Text, item: Item, setting: Setting) -> None:
    """Find the time limit: in the words outside titles of cited documents, else implied by an anniversary, a cited period or the year."""
    if limits := limits_in(item.span, setting):
        last_day = next((one for one in limits if one.end and not one.start and not one.is_recurring), limits[0])
        item.deadline, item.is_recurring = told(text, last_day), last_day.is_recurring
        return
    if (
        (match := _ANNIVERSARY.search(text.bare, item.span.start, item.span.end))
        and (end := found_date(match, 2))
        and end.year == setting.year
    ):
        item.deadline = _plain(text.quote(*match.span()), None, end, "implied by anniversary")
        return
    inside = [one for one in _held(setting.all_limits, item.span) if one.kind == "period"]
    if inside and item.cites and len(item.cites) == 1:
        item.deadline = _plain(
            text.quote(inside[0].span.start, inside[0].span.end), inside[0].start, inside[0].end, "period of cited document"
        )
        return
    if setting.subject_year:
        year = setting.subject_year
        item.deadline = _plain(f"năm {year}", date(year, 1, 1), date(year, 12, 31), f"implied by subject (năm {year})")


def limits_in(span: Span, setting: Setting) -> list[Deadline]:
    """Return the time limits of a stretch; those in the title of a cited document are that document's, not this one's."""
    return _held(setting.own_limits, span)


def _held(limits: Placed[Deadline], span: Span) -> list[Deadline]:
    return [one for at, one in limits.beginning_in(span) if span.holds(at)]


def told(text: Text, deadline: Deadline) -> dict[str, Any]:
    return _plain(text.quote(deadline.span.start, deadline.span.end), deadline.start, deadline.end, deadline.kind)


def _plain(words: str, start: date | None, end: date | None, kind: str) -> dict[str, Any]:
    return {"text": words, "start": start.isoformat() if start else None, "end": end.isoformat() if end else None, "kind": kind}


def _apply(text: Text, label: tuple[str, Span], items: Sequence[Item], setting: Setting) -> None:
    """Give the items above a line what its label says: who leads, who helps, until when, what comes out."""
    kind, span = label
    words = text.quote(span.start, span.end).strip(" .;")
    for item in items:
        if kind == "lead" and words:
            lead = re.split(r",?\s+chủ trì\b", words, maxsplit=1)
            item.responsible, item.basis = lead[0].strip(" ,"), "dòng phân công"
            item.helpers = item.helpers or (units.helpers_of(text, span) if len(lead) > 1 else [])
        elif kind == "support" and words:
            item.helpers = [words]
        elif kind == "product" and words:
            item.output = words
        elif kind == "time" and words:
            limits = _held(setting.all_limits, span)
            is_recurring = not limits and bool(re.search(r"thuong xuyen|\bhang (?:thang|quy|nam|tuan)|dinh ky", bare(words)))
            is_recurring = is_recurring or any(one.is_recurring for one in limits)
            limit = limits[0] if limits else None
            known = "explicit" if not limit or limit.kind == "period" else limit.kind
            kind_of_limit = "recurring" if is_recurring else known
            item.deadline = _plain(words, limit.start if limit else None, limit.end if limit else None, kind_of_limit)
            item.is_recurring = is_recurring


def domain_of(words: str) -> str | None:
    """Return the field of work that most words speak of; the first words count double."""
    plain = bare(words)
    scores = {tag: 2 * len(re.findall(pattern, plain[:70])) + len(re.findall(pattern, plain)) for tag, pattern in DOMAINS.items()}
    best = max(scores, key=lambda tag: scores[tag])
    return best if scores[best] else None


def as_told(text: Text, task: Task) -> dict[str, Any]:
    """Return a task as programs read it."""
    items = []
    for n, item in enumerate(task.items, start=1):
        quote = text.quote(item.span.start, item.span.end)
        items.append({
            "id": f"{task.no}.{n}", "text": folded(quote).rstrip(" .;,"), "quote": quote, "start": item.span.start, "end": item.span.end,
            "where": item.paragraph.where, "responsible": item.responsible, "responsible_basis": item.basis, "collaborators": item.helpers,
            "deadline": item.deadline, "recurring": item.is_recurring, "domain": domain_of(quote), "cites": item.cites,
            "output": item.output,
        })  # fmt: skip
    return {"no": task.no, "section": task.section, "title": task.title, "items": items}
