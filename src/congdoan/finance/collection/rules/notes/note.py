"""One note read: what the payer says behind the bank's wrapper."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from congdoan.finance.banking.rules.wrappers import Unwrapped, unwrap
from congdoan.finance.collection.rules.notes.codes import TaxCode, further_unit_codes, is_phone, read_tax_codes, read_unit_code
from congdoan.finance.collection.rules.notes.periods import Period, read_period
from congdoan.finance.collection.rules.notes.plain import plain_spans
from congdoan.finance.collection.rules.notes.text import Text, one_line, text_of
from congdoan.finance.collection.rules.notes.words import Kind, Sense, Span, Words, filler_spans, read_words
from congdoan.finance.collection.rules.references import Reference, find_reference, has_unclear_references
from congdoan.foundation.kernel.periods import month_of

_IN_PLACE_OF = re.compile(
    r"(?<![A-Z])(?:NOP|DONG|TT|THANH TOAN|CHUYEN|CHUYEN TIEN|CK|(?<!KIEM )TRA|CHI)(?: TIEN)? (?:THAY|GIUM|GIUP|DUM"
    r"|HO(?= (?:KPCD|KINH PHI|DOAN PHI|DPCD|KP CD|CHO|CONG TY|CTY|CTCP|DNTN|HTX|HKD|HO KINH DOANH|TRUONG|DON VI|KHACH HANG"
    r"|T[0-9]|THANG|QUY|MST)|[ :.\-]*$))(?![A-Z])"
    r"|(?<![A-Z])ON BEHALF OF(?![A-Z])"
)
_AMOUNT = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[.,][0-9]{3}){1,3} ?(?:D|DONG|VND)?(?![A-Z0-9.,])")
_ASKED_TO = re.compile(r"(?<![A-Z])(?:NHO|DE NGHI|UY QUYEN|UY THAC) ?$")
_FOR = re.compile(r"(?<![A-Z])CHO(?: DON VI| CONG TY (?=CONG TY|CTY))?(?![A-Z])")
_NAME = re.compile(r"[A-Z0-9][A-Z0-9 &.,'()\-]*[A-Z0-9)]")


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says. Absent is None.

    `months` are those stated (yyyymm, in order of time), None when none can be read surely. `taken` are the places of the text that are
    period, code, sum or fund words, so not part of any name; `fillers` are verbs and other words that end a name, `plain` further ones,
    which name no other money.
    """

    text: Text
    words: Words
    codes: tuple[TaxCode, ...] = ()
    unit_code: str | None = None
    unit_code_end: int = 0
    further_codes: tuple[tuple[str, int], ...] = ()
    own_reference: Reference | None = None
    is_many_references: bool = False
    on_behalf_of: str | None = None
    behalf_from: int | None = None
    months: tuple[int, ...] | None = None
    is_month_dated: bool = True
    taken: tuple[Span, ...] = ()
    fillers: tuple[Span, ...] = ()
    plain: tuple[Span, ...] = ()
    account: str = ""
    holder: str = ""
    is_cut: bool = False

    @property
    def payer_note(self) -> str:
        """Return the payer's own words."""
        return self.text.shown

    @property
    def reference(self) -> str | None:
        """Return our own reference, put right when one sign of it was wrong."""
        return self.own_reference.text if self.own_reference else None

    @property
    def kind(self) -> Kind:
        """Return the kind by the union's list."""
        return self.words.kind

    @property
    def sense(self) -> Sense:
        """Return what the words mean to a bookkeeper."""
        return self.words.sense

    @property
    def tax_codes(self) -> tuple[str, ...]:
        """Return the tax codes whose check digit holds."""
        return tuple(dict.fromkeys(code.code for code in self.codes if code.code))

    @property
    def typed_tax_code(self) -> str | None:
        """Return the digits that stand where a tax code should, but whose check digit fails."""
        return next((code.typed for code in self.codes if not code.code), None)

    @property
    def tax_code(self) -> str | None:
        """Return the one tax code of the note, None when there is none or more than one."""
        return self.tax_codes[0] if len(self.tax_codes) == 1 else None


def read_note(
    narrative: str,
    *,
    booked_on: date | None = None,
    knows_tax_code: Callable[[str], bool] | None = None,
    knows_unit_code: Callable[[str], bool] | None = None,
) -> Note:
    """Read one narrative.

    `booked_on` gives a month without a year its year; the two `knows_…` say what the register holds, so that a bare number may count.
    """
    unwrapped = unwrap(one_line(narrative))
    text = text_of(unwrapped.payer_note)
    folded = text.folded
    words = read_words(folded)
    codes = _tax_codes(folded, words, knows_tax_code)
    rest = _blanked(folded, [*words.fund_spans, *((code.start, code.end) for code in codes)])
    unit = read_unit_code(rest, known=knows_unit_code)
    further = further_unit_codes(rest, unit[0] if unit else None, knows_unit_code) if knows_unit_code else ()
    reference = find_reference(folded)
    code_spans = [(code.start, code.end) for code in codes] + ([unit[1]] if unit else []) + ([reference.span] if reference else [])
    period = _period(folded, words, code_spans, booked_on)
    amounts = [found.span() for found in _AMOUNT.finditer(_blanked(folded, code_spans))] if "." in folded or "," in folded else []
    taken = tuple(sorted([*words.fund_spans, *code_spans, *period.spans, *amounts]))
    verb = _IN_PLACE_OF.search(folded)
    behalf = _behalf(text, taken, verb) if verb else None
    is_money_of_members = words.kind in ("KPCD", "DOAN_PHI", "BOTH")
    return Note(
        text=text,
        words=words,
        codes=tuple(codes),
        unit_code=unit[0] if unit else None,
        unit_code_end=unit[1][1] if unit else 0,
        further_codes=tuple(further),
        own_reference=reference,
        is_many_references=has_unclear_references(folded),
        on_behalf_of=behalf[0] if behalf else None,
        behalf_from=behalf[1] if behalf else None,
        months=period.months or None if is_money_of_members or words.sense in ("empty", "vague") else None,
        is_month_dated=period.is_dated,
        taken=taken,
        fillers=(*words.verb_spans, *filler_spans(folded)),
        plain=(*plain_spans(folded), *((verb.span(),) if verb else ())),
        account=unwrapped.account or "",
        holder=unwrapped.name or "",
        is_cut=_is_cut(unwrapped),
    )


def _tax_codes(folded: str, words: Words, known: Callable[[str], bool] | None) -> list[TaxCode]:
    """Keep the labelled codes, else the bare ones; a bare number that may be a telephone counts only beside union fund words."""
    codes = read_tax_codes(folded, known=known)
    if any(code.is_labelled and (code.code or len(code.typed) >= 10) for code in codes):
        return [code for code in codes if code.is_labelled or (known is not None and code.code is not None and known(code.code))]
    kept = []
    for code in codes:
        is_known = known is not None and code.code is not None and known(code.code)
        if code.is_labelled or is_known or not is_phone(code) or (code.code and words.kind in ("KPCD", "BOTH")):
            kept.append(code)
    return kept


def _period(folded: str, words: Words, code_spans: list[Span], booked_on: date | None) -> Period:
    masked = _blanked(folded, [*words.fund_spans, *code_spans])
    return read_period(masked, booked=month_of(booked_on) if booked_on else None)


def _blanked(folded: str, spans: list[Span]) -> str:
    """Put a full stop over every place, so that what stands before and after does not meet."""
    letters = list(folded)
    for start, end in spans:
        letters[start:end] = "|" * (end - start)
    return "".join(letters)


def _behalf(text: Text, taken: tuple[Span, ...], verb: re.Match[str]) -> tuple[str, int]:
    """Find for whom the payer pays, after `nop thay`, `nop ho` …: what stands after the next `cho`, else after the verb; who asked for it
    (`X nho nop ho`) stands before."""
    if _ASKED_TO.search(text.folded[: verb.start()]):
        return text.cut(0, verb.start()), 0
    target = _FOR.search(text.folded, verb.end())
    begin = target.end() if target else verb.end()
    rest = _blanked(text.folded, list(taken))[begin:]
    rest = re.sub(r" (?:MST|MA SO THUE|TU NGAY|NGAY|THEO|- )", lambda found: "|" * len(found[0]), rest)
    for piece in _NAME.finditer(rest):
        name = text.cut(begin + piece.start(), begin + piece.end())
        if any(c.isalpha() for c in name):
            return name, begin + piece.start()
    return "", begin


def _is_cut(unwrapped: Unwrapped) -> bool:
    return unwrapped.payer_note.rstrip().endswith(("MST", "MST:", "-", ":"))
