"""Who is to do a task: named in the heading, on a line of its own, in the sentence, or in the closing words of the document."""

import re

from .bodies import issuer_at, starts_body
from .text import Span, Text, last_word, spaced
from .verbs import VERB, verb_at

_LABEL = spaced(
    r"(?:[-+]~)?(?P<label>(?:don vi|co quan|nguoi|to chuc|bo phan)(?: (?:chu tri|thuc hien|phoi hop|chiu trach nhiem|"
    r"tham muu|duoc giao|phu trach|lam dau moi))+|"
    r"(?:chu tri|phoi hop|thuc hien|phan cong|trach nhiem)(?: (?:thuc hien|chinh))?|thoi (?:gian|han|diem)(?: (?:thuc hien|"
    r"hoan thanh|bao cao|trien khai))*|tien do(?: thuc hien)?|han(?: hoan thanh)?|"
    r"san pham(?: (?:du kien|dau ra))?|ket qua(?: dau ra| du kien)?|kinh phi(?: thuc hien)?|dia diem)~:~"
)
_UNIT_WORDS = (
    r"(?:cac |moi |tung |toan the |thu truong |thu truong cac |lanh dao |nguoi dung dau |chu tich |truong |"
    r"giam doc |van phong |ban thuong vu |bch |btv |ban chap hanh |uy ban kiem tra |ubkt )*"
    r"(?:cdcs|cong doan|lien doan lao dong|ldld|cap cong doan|don vi|so|ban|nganh|phong|to|bo|co quan|ubnd|"
    r"uy ban|hoi dong|cap uy|dia phuong|doanh nghiep|xa|phuong|doan vien|can bo|van phong|cuc|vu|mat tran|"
    r"doan the|nghiep doan|trung tam|thu truong|tinh|chi nhanh|truong|nha|bao)"
)
_OPENING_UNIT = spaced(rf"(?:(?:giao|yeu cau|de nghi|phan cong)(?: cho)? )?(?P<unit>{_UNIT_WORDS}(?![a-z])(?! hop| cao tren| cao nay))")
_AFTER_UNIT = spaced(
    r" (?P<verb>chu tri|co trach nhiem|phoi hop|theo doi|chiu trach nhiem|can cu|chu dong|to chuc|xay dung|"
    r"trien khai|thuc hien|tiep tuc|khan truong|tham muu|bao cao|huong dan|ra soat|tang cuong|day manh|quan triet|"
    r"chi dao|tong hop|kip thoi|nghiem tuc|bo tri|phan cong|dang ky|gui|tuyen truyen|theo chuc nang|thuong xuyen|"
    r"don doc|uu tien|hoan thanh|hang thang|hang quy|dinh ky|nghien cuu|tap trung|lap|cu|kien toan|nang cao|"
    r"phat huy|doi moi|quan tam|cap nhat|duy tri|thanh lap|ky ket|bao dam|dam bao|lam tot|co ke hoach|co van ban|"
    r"nghiem|thong bao|cham lo|dai dien|phai|can|tham gia|ban hanh|tiep nhan|cung cap|chuan bi|ra soat|xem xet|"
    r"phan anh|xuat cap|dang tai|phan dau|ky|van dong|su dung|ap dung|chi tri|trien khai|chu tri)\b|~:"
)
_GIVEN = spaced(r"(?:giao|yeu cau|de nghi|phan cong)(?: cho)? (?=\S)")
_HELPER_ENDS = spaced(r"(?:de|khan truong|kip thoi|chu dong|theo|nham|trong|tien hanh|thuong xuyen|nghiem|tich cuc)\b")
_WITH = spaced(r"phoi hop(?: chat che| hieu qua)?(?: cung)?(?: voi)? (?=\S)")
_EVERYWHERE = spaced(r"(?:trong )?toan he thong[^,.;]{0,40}|o cac cap cong doan|cac cap cong doan")
_NAMED_INSIDE = spaced(r"(?:hoat dong |cua )?(?P<unit>uy ban kiem tra(?: cong doan)?(?: cac cap)?)(?=[,;. ]|$)")
_JOINT = re.compile(r"(?:,| và|, và)[ ]+(?=\S)")


def label_of(text: Text, span: Span) -> tuple[str, Span] | None:
    """Return what a line says under a label: lead, support, time, product or other; and the span of what stands behind the colon."""
    match = _LABEL.match(text.bare, span.start)
    if not match:
        return None
    label, rest = match["label"], Span(match.end(), span.end)
    if "phoi hop" in label:
        return "support", rest
    if re.match(r"thoi|tien do|han", label):
        return "time", rest
    if re.match(r"san pham|ket qua", label):
        return "product", rest
    return ("other", rest) if re.match(r"kinh phi|dia diem", label) else ("lead", rest)


def unit_heading(text: Text, span: Span) -> Span | None:
    """Return the unit that a point's heading consists of, as in “1. Sở Nội vụ:”."""
    words = text.bare[span.start : span.end].rstrip(" :.")
    lead = _GIVEN.match(words)
    start = span.start + (lead.end() if lead else 0)
    if len(words) > 160 or (VERB.match(words, lead.end() if lead else 0) and not starts_body(text, start)):
        return None
    if re.match(spaced(_UNIT_WORDS + r"\b").pattern, text.bare[start : span.end]) and not re.search(r"[.;]", words):
        return Span(start, span.start + len(words))
    return None


def unit_at(text: Text, piece: Span) -> tuple[Span, int] | None:
    """Return the unit that a piece begins with, and where what it is to do begins."""
    match = _OPENING_UNIT.match(text.bare, piece.start, piece.end)
    if match and not VERB.match(text.bare, match.start("unit")):
        for after in _AFTER_UNIT.finditer(text.bare, match.end(), min(piece.end, match.end() + 260)):
            before = text.bare[match.start("unit") : after.start()]
            if re.search(r"[.;:“”]", before):
                break
            is_name = after["verb"] and (
                _is_in_name(text, after.start("verb")) or before.endswith((" cac", " pham vi", " cong tac", " ban", " viec"))
            )
            if not is_name:
                return Span(match.start("unit"), after.start()), after.end() - len(after["verb"] or "")
    given = _GIVEN.match(text.bare, piece.start)
    body = issuer_at(text, given.end()) if given else None
    return (body, body.end) if body else None


def _is_in_name(text: Text, at: int) -> bool:
    """Say whether a verb with a capital letter stands inside a name, as in “Sở Xây dựng”: the word before it has one too."""
    return text.plain[at].isupper() and last_word(text.plain, at)[:1].isupper()


def helpers_of(text: Text, piece: Span) -> list[str]:
    """Return whom a piece names as helping: what stands after “phối hợp với”, up to the verb."""
    found = []
    for match in _WITH.finditer(text.bare, piece.start, piece.end):
        end = match.end()
        if " voi" not in match[0] and not (text.plain[end].isupper() or text.bare.startswith(("cac ", "co quan", "don vi"), end)):
            continue
        while text.plain[end : end + 1].isupper() and (body := issuer_at(text, end)):
            end = body.end
            joint = _JOINT.match(text.plain, end)
            end = joint.end() if joint and text.plain[joint.end()].isupper() and starts_body(text, joint.end()) else end
            if not joint or end == body.end:
                found.append(text.quote(match.end(), end))
                break
        if found and text.quote(match.end(), end) == found[-1]:
            continue
        for word in re.finditer(r"[ ]*[^ .;:(]+", text.bare[end : min(piece.end, end + 220)]):
            begins = match.end() + word.end() - len(word[0].lstrip())
            if (
                begins > match.end()
                and (verb_at(text, begins) or _HELPER_ENDS.match(text.bare, begins))
                and not text.bare[match.start() : begins].rstrip().endswith("pham vi")
            ):
                break
            if begins > match.end() and text.bare[end:begins].strip():
                break
            end = match.end() + word.end()
        words = re.sub(r"[, ]+(?:và|để)?$", "", text.quote(match.end(), end).strip(" ,"))
        if 1 < len(words) < 200:
            found.append(words)
    return found


def everybody(text: Text, piece: Span) -> str | None:
    """Return the words by which a piece means every level."""
    match = _EVERYWHERE.search(text.bare, piece.start, piece.end)
    return text.quote(*match.span()) if match else None


def body_inside(text: Text, piece: Span) -> str | None:
    """Return the inspection committee that a piece names as the one whose work it is."""
    match = _NAMED_INSIDE.search(text.bare, piece.start, piece.end)
    return text.quote(*match.span("unit")) if match else None


def closing_unit(text: Text, clause: Span | None) -> str | None:
    """Return who the closing words say is to carry the document out."""
    if clause is None:
        return None
    found = unit_at(text, clause)
    return text.quote(found[0].start, found[0].end).strip(" ,") if found else None
