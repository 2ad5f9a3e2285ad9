"""The numbers of a note: tax codes, unit codes, and the numbers that only look like one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from congdoan.foundation.kernel.identifiers import check_mst

Span = tuple[int, int]

_LABEL = re.compile(
    r"(?:(?<![A-Z])(?:MA SO THUE|MA SO DN|MA SO DOANH NGHIEP|MA THUE|MA ST|MAST|SO THUE|MASOTHUE|M\.S\.T"
    r"|MSDN|MDN|MS THUE|TAX ?CODE|TAX ?ID)|MST)"
    r"(?: ?(?:SO|DN|CTY|NNT|DV))?[ :.\-#=]*(?=[0-9])"
)
_GROUPS = re.compile(r"[0-9]+(?:(?: ?[.\-/] ?| )[0-9]+)*")
_BARE = re.compile(
    r"(?<![0-9A-Z.,/\-])"
    r"(?:[0-9]{12}|[0-9]{10}(?:(?: ?[\-/.] ?| )?[0-9]{3})?"
    r"|[0-9]{2,4}(?:([. \-/])[0-9]{2,4})(?:\1[0-9]{2,4}){1,3}(?:[\-/][0-9]{3})?|[0-9]{2}([. \-])[0-9]{7}\2[0-9]"
    r"|[0-9]{2}([. \-])[0-9]{8}|(?=[0-9.\-]{11}(?![0-9]))[0-9]{3,7}[.\-][0-9]{3,7})(?![0-9A-Z])"
)
_NOT_A_TAX_CODE = re.compile(
    r"(?<![A-Z])(?:STK|SO TK|TK|TAI KHOAN|SO TAI KHOAN|SDT|DT|DTDD|TEL|PHONE|MOBILE|HOTLINE|LH|LIEN HE|ZALO|HD|HOA DON|SO HD"
    r"|CMND|CMT|CCCD|GD|SO GD|MA GD|REF|FT|CT|CTU|CHUNG TU|ACC|DON HANG|DH|LENH|TRACE|MBVCB)(?: ?SO)?[ :./\-]*$"
)
_PHONE = re.compile(r"0[35789][0-9]{8}")
_UNIT_LABEL = re.compile(
    r"(?<![A-Z])(?:MA (?:SO )?(?:DON VI|DV|KH|BHXH|CDCS|CONG DOAN|CD|DVSDLD|DVI)(?: BHXH| SDLD| BH)?(?![A-Z])|MA BH|MDV(?: BHXH)?|BHXH"
    r"|MADV|MCD|MA ?SO ?DV)[ :.\-]*(?!(?:THANG|THG|TH|T|KY|KI|QUY|Q|NAM)[ .\-]?[0-9]{1,2}(?![0-9A-Z]))"
    r"([A-Z]{1,5}[ \-]?[0-9]{2,7}[A-Z]{0,2})(?![A-Z0-9])"
)
_UNIT_CODE = re.compile(
    r"(?<![A-Z0-9])(?:(?:KCN|KCX|KKT|CCN|CDCS|CD|LD|DV)[0-9]{2,6}|[A-Z]{2}[0-9]{4}[A-Z]|[A-Z]{3}[0-9]{3}[A-Z])(?![A-Z0-9%])"
)
_CODE_LIKE = re.compile(r"(?<![A-Z0-9])[A-Z]{1,6}-?[0-9]{2,8}[A-Z]{0,2}(?![A-Z0-9%])")
_DASHED_CODE = re.compile(r"(?<![A-Z0-9\-])[A-Z0-9]{1,6}(?:-[A-Z0-9]{1,6}){1,3}(?![A-Z0-9%])(?!-[A-Z0-9])")
"""A code of several pieces, as some registers number their bodies (`PL-CS041`); read only where the register knows it."""
_BROKEN_CODE = re.compile(r"(?<![A-Z0-9])[A-Z]{1,5} [A-Z]{0,5}-?[0-9]{2,8}[A-Z]{0,2}(?![A-Z0-9%])")
"""A code with a blank among its letters, typed or left by a line of the bank's that ended there."""


@dataclass(frozen=True, slots=True)
class TaxCode:
    """A tax code as written: normalised when its check digit holds (`code`), else only its digits; `is_labelled` when MST stood before."""

    code: str | None
    typed: str
    start: int
    end: int
    is_labelled: bool


Known = Callable[[str], bool]


def read_tax_codes(folded: str, *, known: Known | None = None) -> list[TaxCode]:
    """Return the tax codes of a note: those with a label, then bare ones.

    A bare number counts when the register knows it, or when its check digit holds and it is written as people write tax codes. Nine of
    a hundred telephone numbers pass the check digit: see `is_phone`.
    """
    found: list[TaxCode] = []
    for label in _LABEL.finditer(folded):
        groups = _GROUPS.match(folded, label.end())
        if groups and (code := _labelled(groups, label.start())):
            found.append(code)
    for bare in _BARE.finditer(folded):
        if any(code.start < bare.end() and bare.start() < code.end for code in found):
            continue
        if code := _bare(bare, folded[: bare.start()], known):
            found.append(code)
    return found


def is_phone(code: TaxCode) -> bool:
    """Say whether a bare number may be a mobile telephone number."""
    return not code.is_labelled and bool(_PHONE.fullmatch(code.typed))


def read_unit_code(folded: str, *, known: Known | None = None) -> tuple[str, Span] | None:
    """Return the payer's unit code (of its union, or of social insurance) and its place, when the note holds exactly one."""
    labelled = {(_squeezed(found[1]), found.span()) for found in _UNIT_LABEL.finditer(folded)}
    if len({code for code, _ in labelled}) == 1:
        return min(labelled, key=lambda pair: pair[1])
    if labelled:
        return None
    shapes = (_known_codes(folded, known) if known is not None else []) or _shaped(_UNIT_CODE, folded)
    return shapes[0] if len({code for code, _ in shapes}) == 1 else None


def further_unit_codes(folded: str, taken: str | None, known: Known) -> list[tuple[str, int]]:
    """Return the codes that the register knows beside the one that was read, each with its place: they may be another payer's."""
    return [(code, span[0]) for code, span in _shaped(_CODE_LIKE, folded) if code != taken and known(code)]


def _known_codes(folded: str, known: Known) -> list[tuple[str, Span]]:
    """Return the codes that the register knows, of the surest form in which one is written."""
    like = _shaped(_CODE_LIKE, folded)
    hits = [(code if known(code) else code[2:], span) for code, span in like if known(code) or (code[:2] == "MA" and known(code[2:]))]
    if not hits and "-" in folded:
        hits = [(code, span) for code, span in _shaped(_DASHED_CODE, folded) if known(code)]
    return hits or [(code, span) for code, span in _shaped(_BROKEN_CODE, folded) if known(code)]


def _shaped(form: re.Pattern[str], folded: str) -> list[tuple[str, Span]]:
    return [(_squeezed(found[0]), found.span()) for found in form.finditer(folded)]


def _squeezed(code: str) -> str:
    return code.replace(" ", "").replace("-", "")


def _labelled(groups: re.Match[str], label_start: int) -> TaxCode | None:
    """Take 10 digits, or 13 with a branch, or the 12 of a person, ending where a group ends."""
    pieces = [(found[0], groups.start() + found.start(), groups.start() + found.end()) for found in re.finditer("[0-9]+", groups[0])]
    digits, ends = "", {}
    for text, _, end in pieces:
        digits += text
        ends[len(digits)] = end
        if len(digits) > 13:
            break
    for length in (10, 13, 12):
        if length not in ends:
            continue
        typed, end = digits[:length], ends[length]
        if length == 10 and 13 in ends and _is_branch(pieces, end, groups.string):
            branch = check_mst(digits[:13])
            return TaxCode(branch.normalised, digits[:13], label_start, ends[13], True)
        checked = check_mst(typed)
        return TaxCode(checked.normalised if checked.valid else None, typed, label_start, end, True)
    if len(digits) >= 4:
        return TaxCode(None, digits[:13], label_start, pieces[-1][2] if len(digits) <= 13 else max(ends.values()), True)
    return None


def _is_branch(pieces: list[tuple[str, int, int]], end_of_ten: int, text: str) -> bool:
    """Say whether the three digits after the ten are the branch: joined by a sign, or by a blank when they begin with zero."""
    for digits, start, _ in pieces:
        if start > end_of_ten:
            return len(digits) == 3 and digits != "000" and (bool(text[end_of_ten:start].strip()) or digits[0] == "0")
    return False


def _bare(found: re.Match[str], before: str, known: Known | None) -> TaxCode | None:
    typed = re.sub("[^0-9]", "", found[0])
    if len(typed) not in (10, 12, 13) or _NOT_A_TAX_CODE.search(before):
        return None
    if len(typed) == 13 and found[0][:10].isdigit() and found[0][10:-3] == " " and found[0][-3] != "0":
        typed = typed[:10]
    checked = check_mst(typed)
    is_known = known is not None and checked.normalised is not None and known(checked.normalised)
    is_plain = found[0][:10].isdigit()
    if not checked.valid and not is_plain:
        return None
    if not is_known and (len(typed) == 12 or (len(typed) == 13 and found[0].isdigit())):
        return None
    if not is_plain and not is_known and set(found.groups()) & {" ", "/"}:
        return None
    return TaxCode(checked.normalised if checked.valid else None, typed, found.start(), found.end(), False)
