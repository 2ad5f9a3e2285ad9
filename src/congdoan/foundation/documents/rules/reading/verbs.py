"""How a task begins: the verbs that lead it, the words that may stand before them, and where one sentence holds two tasks."""

import itertools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from .places import Placed
from .text import Span, Text, sentences, spaced

_VERBS = (
    "to chuc|tap trung|phat dong|day manh|tiep tuc|chu trong|trien khai|nang cao|xay dung|thuc hien|tang cuong|ra soat|hoan thien|"
    "phoi hop|huong dan|kiem tra|giam sat|don doc|tham muu|bao cao|chi dao|lanh dao|quan triet|tuyen truyen|van dong|phat trien|thanh lap|"
    "cung co|kien toan|doi moi|cham lo|bao ve|dai dien|doi thoai|thuong luong|ky ket|ung dung|cap nhat|quan ly|su dung|phan cong|phan bo|"
    "giao|yeu cau|de nghi|tong hop|theo doi|danh gia|so ket|tong ket|dao tao|boi duong|tap huan|bo tri|cong khai|phat huy|ho tro|huy dong|"
    "trinh|ban hanh|cung cap|nghien cuu|de xuat|thu thap|nhan rong|bieu duong|khen thuong|dam bao|bao dam|chuan bi|hoan thanh|xu ly|"
    "giai quyet|phan dau|quan tam|uu tien|lam tot|gan |khai thac|mo rong|ra mat|duy tri|cai cach|long ghep|gui |phat hanh|lua chon|lap |"
    "tham gia|ket nap|tim hieu|tao dieu kien|tao su|thu |chi |cong bo|pho bien|giao duc|day nhanh|thuc day|phat hien|ngan chan|phong ngua|"
    "phong, chong|ket noi|so hoa|chuyen doi|sap xep|tinh gon|tiep nhan|tiep thu|thong tin|thong bao|chiu trach nhiem|dieu chinh|bo sung|"
    "sua doi|nam bat|nam chac|du bao|khao sat|dang ky|dang tai|chap hanh|chan chinh|khac phuc|coi trong|trich|quyet toan|thanh toan|"
    "han che|huong ung|dong vien|tham hoi|tang qua|to giac|chu tri|dieu tra|kien nghi|cu the hoa|hoc tap|luan chuyen|quy hoach|gioi thieu|"
    "vinh danh|ton vinh|bao tri|dau tu|mua sam|lap rap|chia se|dong bo|tich hop|thiet lap|van hanh|bien soan|in an|trang bi|thuong xuyen"
)
_ADVERBS = (
    r"chu dong|kip thoi|khan truong|nghiem tuc|thuong xuyen|tich cuc|dinh ky|truoc mat|dong thoi|truoc het|"
    r"trong do|ben canh do|ngoai ra|quyet liet|day manh hon nua|toan dien|can|phai|can phai|tung buoc|chu dong,? tich cuc|"
    r"tich cuc,? chu dong|hang nam|hang thang|hang quy|trong nam|tiep tuc|co trach nhiem|co nhiem vu"
)
_LABEL = r"(?:nhiem vu|noi dung|hoat dong|yeu cau|giai phap|cong viec)(?: cu the)?~:~"
_TIME = r"(?:(?:trong(?! qua trinh)|den|tu|truoc|hang|dinh ky|chao mung|nhan)(?: [^ ,;.]+){1,9}?,?~)"
VERB = spaced(rf"(?:(?:{_VERBS})(?![a-z]))".replace(" )", ")").replace(" |", r" (?=\S)|"))
LEAD = spaced(rf"[“\"]?~(?:{_LABEL})?(?:{_TIME})?(?:(?:{_ADVERBS}),? (?:va )?)*(?:{_VERBS})(?![a-z])".replace(" |", r" (?=\S)|"))
"""The beginning of a piece that asks for something, in bare text: a label, a time and adverbs may stand before the verb."""
_DIRECT_LEAD = spaced(rf"(?:(?:{_ADVERBS}),? )?(?:{_VERBS})(?![a-z])".replace(" |", r" (?=\S)|"))

_OF_DOCUMENT = spaced(
    r"(?:tiep tuc |to chuc )?(?:trien khai|thuc hien)(?: va thuc hien)?,?(?: (?:co hieu qua|hieu qua|tot|nghiem|nghiem tuc|day du)){0,2} ~$"
)
_WITH_OTHERS = spaced(r" va (?=(?:de xuat,~)?phoi hop(?: chat che)? voi )")
_FOCUSED = spaced(
    r",~(?=(?:chu trong|quan tam|uu tien)(?: cong tac)? (?P<verb>tap huan|dao tao|boi duong|kiem tra|tuyen truyen|"
    r"phat trien|xay dung|ho tro|doi thoai)\b)"
)
_COMMA = re.compile(r",[ ]*")
_MARKS = re.compile(r"[,;.:()]")
_WORD = re.compile(r"\S+")
_NEVER_AFTER_COMMA = spaced(
    r"(?:chu dong|kip thoi|khan truong|nghiem tuc|thuong xuyen|tich cuc|phoi hop|chu trong|quan tam|uu tien|"
    r"dam bao|bao dam|gan |tao |thu |chi |lap |trinh|giao duc|bao cao|cong bo|thong tin|day manh phat trien)"
)
_PAST = re.compile(r"\b(?:đã|vừa qua|được giao, )\b")
_MARKED = {"giao": "giao", "thu": "thu", "chi": "chi", "gan": "gắn", "gui": "gửi", "lap": "lập", "trinh": "trình", "trich": "trích"}
_ENDS_IN_VERB = re.compile(r"(?:^|\s)(?:" + _VERBS.replace("gan |", "").replace("|gui |", "|") + r")$")
_LONGEST_LEAD = 160  # letters; no verb or words before a citation have more
LONG_ENOUGH = 8  # words before the cut, since the last comma
LONG_AFTER = 7  # words after it, up to the next sign


def pieces_of(text: Text, span: Span, cited: Placed[Span]) -> list[Span]:
    """Cut a paragraph into the pieces that each ask for one thing: sentences, and the parts of one that begin anew with a verb."""
    pieces: list[Span] = []
    for sentence in sentences(text, span):
        if not LEAD.match(text.bare, sentence.start):
            pieces.append(sentence)
            continue
        cuts = [sentence.start, *_cuts(text, sentence, cited), sentence.end]
        pieces.extend(_trimmed(text, start, end) for start, end in itertools.pairwise(cuts) if end > start)
    return [piece for piece in pieces if piece.end > piece.start]


def _trimmed(text: Text, start: int, end: int) -> Span:
    """Leave out the sign and the “và” that join a piece to its neighbours."""
    words = text.bare[start:end]
    lead = re.match(r"[ ,;]*(?:va[ ]+)?", words)
    kept = words.rstrip(" ,;")
    return Span(start + (lead.end() if lead else 0), start + len(kept))


def _cuts(text: Text, sentence: Span, cited: Placed[Span]) -> list[int]:
    """Return where a sentence holds another task, in order; never inside quotation marks, brackets or a citation's title."""
    bare = text.bare
    found: set[int] = set()
    for match in re.finditer(r";[ ]*", bare[sentence.start : sentence.end]):
        if _DIRECT_LEAD.match(bare, sentence.start + match.end()):
            found.add(sentence.start + match.start())
    for span, _ in cited.beginning_in(sentence):
        if sentence.start < span.start:
            lead = _OF_DOCUMENT.search(bare, max(sentence.start, span.start - _LONGEST_LEAD), span.start)
            before = bare[sentence.start : lead.start()].rstrip() if lead else ""
            if lead and before.endswith((",", ";", " va")):
                found.add(sentence.start + len(before.removesuffix(" va").rstrip(",;")))
    for match in _WITH_OTHERS.finditer(bare, sentence.start, sentence.end):
        if _has_words(bare, sentence.start, match.start(), LONG_ENOUGH) and not bare.endswith("chu tri", 0, match.start()):
            found.add(match.start())
    for match in _FOCUSED.finditer(bare, sentence.start, sentence.end):
        is_new = bare.find(match["verb"], sentence.start, match.start()) < 0
        if is_new and _has_words(bare, match.end(), sentence.end, LONG_AFTER):
            found.add(match.start())
    found |= _comma_cuts(text, sentence)
    return [
        cut
        for cut in _outside_marks(text, sentence, sorted(found))
        if not any(span.start < cut for span, _ in cited.meeting(Span(cut, cut + 1)))
    ]


def _comma_cuts(text: Text, sentence: Span) -> set[int]:
    """Return the commas at which a long clause ends and another, with a verb of its own and a long object, begins."""
    bare, found = text.bare, set()
    marks = [mark.end() for mark in _MARKS.finditer(bare, sentence.start, sentence.end)]
    for match in _COMMA.finditer(bare, sentence.start, sentence.end):
        verb = VERB.match(bare, match.end())
        if not verb or _NEVER_AFTER_COMMA.match(bare, match.end()):
            continue
        last, following = bisect_right(marks, match.start()), bisect_right(marks, match.end())
        clause = marks[last - 1] if last else sentence.start
        stop = marks[following] - 1 if following < len(marks) else sentence.end
        is_list = bool(
            VERB.match(bare, clause + len(bare[clause : match.start()]) - len(bare[clause : match.start()].lstrip())) is None
            and clause > sentence.start
        )
        ends_in_verb = _ENDS_IN_VERB.search(bare[max(sentence.start, match.start() - _LONGEST_LEAD) : match.start()])
        is_long = _has_words(bare, clause, match.start(), LONG_ENOUGH) and _has_words(bare, match.end(), stop, LONG_AFTER)
        if is_long and not is_list and not ends_in_verb:
            found.add(match.start())
    return found


def _has_words(bare: str, start: int, end: int, least: int) -> bool:
    return sum(1 for _ in itertools.islice(_WORD.finditer(bare, start, end), least)) == least


def _outside_marks(text: Text, sentence: Span, places: list[int]) -> Iterator[int]:
    """Yield those of some places, in order, that stand in no quotation marks or brackets which opened before them."""
    before, since = Counter[str](), sentence.start
    for at in places:
        before.update(text.plain[since:at])
        since = at
        if before["“"] <= before["”"] and before["("] <= before[")"] and before['"'] % 2 == 0:
            yield at


def asks(text: Text, piece: Span) -> bool:
    """Say whether a piece begins as a task does and tells nothing past."""
    return bool(LEAD.match(text.bare, piece.start)) and not _PAST.search(text.plain, piece.start, min(piece.end, piece.start + 140))


def verb_at(text: Text, at: int) -> bool:
    """Say whether a verb with a small letter begins here: “Tôn giáo” and “Trung tâm Chuyển đổi số” hold none."""
    match = VERB.match(text.bare, at)
    if not match or not text.plain[at].islower() or (at and text.plain[at - 1] not in " ,;:"):
        return False
    word = match[0].strip()
    return _MARKED.get(word, word) == (text.plain[at : at + len(word)].lower() if word in _MARKED else word)
