"""One waiting line with everything a person needs to decide it: what was read, who may have paid, what each answer would do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.queries.effects import Effect, Foresight, Wanted
from congdoan.finance.collection.queries.standing import Cell, by_payer, months_owed, strip
from congdoan.finance.collection.queries.workbench import Place
from congdoan.finance.collection.rules import marks, model
from congdoan.finance.collection.rules.notes import read_note
from congdoan.finance.collection.rules.standing import Month
from congdoan.finance.collection.rules.wording import SHORT_KINDS, Tone, is_sure, kind_words, rule_words, sign_of
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.periods import add_months, format_month, month_of
from congdoan.people.organisations import queries as organisations

MOST_CHOICES = 5
NAMES = frozenset({"name", "holder", "near_name", "other_name", "on_behalf"})
ACCOUNTS = frozenset({"account", "learned_account"})


@dataclass(frozen=True, slots=True)
class Sign:
    """One short reason for or against a choice; the whole sentence stands behind it."""

    tone: Tone
    words: str
    whole: str


@dataclass(frozen=True, slots=True)
class Fit:
    """How the line's sum fits what the body still owes. `owed` is all that is open. Units: đồng."""

    owed: int
    months: tuple[Month, ...]
    is_exact: bool
    words: str
    same_as: int | None = None  # a month assessed at this very sum


@dataclass(frozen=True, slots=True)
class Choice:
    """A body that a person may choose, by its number on the keyboard. `effect` is None for money out or without a split table."""

    number: int
    payer_id: int
    code: str
    name: str
    kind: str
    tax_code: str
    commune: str
    union_code: str
    headcount: int | None
    signs: tuple[Sign, ...]
    fit: Fit | None
    effect: Effect | None
    strip: tuple[Cell, ...]
    strip_words: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One line on the workbench. `applied_on` is the day on which a decision is dated: the last day the account has reached."""

    place: Place
    line: banking.LineRow
    segments: tuple[marks.Segment, ...]
    heard: tuple[marks.Heard, ...]
    why: str
    reasons: tuple[str, ...]
    is_sure: bool
    proposed: tuple[tuple[str, str, str, int], ...]  # kind, code, name, đồng of each part that Enter would book
    choices: tuple[Choice, ...]
    applied_on: date
    has_split: bool

    @property
    def is_in(self) -> bool:
        return self.line.direction == "C"

    @property
    def has_heard(self) -> bool:
        return any(not one.is_missing for one in self.heard)


def panel(
    unit_id: int, place: Place, *, found: Sequence[int] | None = None, typed: str = "", applied_on: date, on: date
) -> Panel:  # fmt: skip
    """Return a waiting line ready for its page.

    `found` are bodies a person searched by what was `typed`; they stand instead of the proposed ones: the body whose code it is first,
    then those whose months the sum fits exactly.
    """
    line = banking.lines(unit_id=unit_id, ids=[place.line_id])[0]
    match, note = place.match, read_note(line.narrative, booked_on=line.booked_at.date())
    asked = [model.Candidate(body, None, line.amount) for body in found or ()]
    candidates = _candidates(match, line)[:MOST_CHOICES] if found is None else asked
    sought = None if found is None else typed.strip().upper()
    choices, has_split = _choices(unit_id, line, candidates, typed=sought, note_codes=note.tax_codes, applied_on=applied_on, on=on)
    told = [*match.evidence, *(reason for candidate in match.candidates for reason in candidate.evidence)]
    names = [reason.text for reason in told if reason.name in NAMES]
    reasons = dict.fromkeys(reason.text for reason in match.evidence if reason.text and reason.name != "rule")
    return Panel(
        place=place,
        line=line,
        segments=tuple(marks.segments(line.narrative, note, names, account=line.counterparty_account)),
        heard=tuple(marks.heard(note, names)),
        why=rule_words(match.rule),
        reasons=tuple(reasons),
        is_sure=found is None and is_sure(match.rule),
        proposed=tuple(_proposed(match, line)) if found is None and is_sure(match.rule) else (),
        choices=choices,
        applied_on=applied_on,
        has_split=has_split,
    )


def _proposed(match: model.Match, line: banking.LineRow) -> Iterable[tuple[str, str, str, int]]:
    """Yield what a class proposes to book, part by part; money out, a fee and interest are one part of the whole line."""
    names = access.branch_names([part.payer_id for part in match.parts] or [match.target_id or 0])
    for part in match.parts:
        yield SHORT_KINDS.get(part.kind, part.kind), *names.get(part.payer_id, ("", "")), part.amount
    if not match.parts:
        yield kind_words(match.kind), *names.get(match.target_id or 0, ("", "")), line.amount


def _candidates(match: model.Match, line: banking.LineRow) -> list[model.Candidate]:
    """Return the bodies proposed; those of a line that was decided and taken back come first."""
    proposed = list(match.candidates)
    before = [
        model.Candidate(part.payer_id, part.kind, line.amount)
        for part in match.parts
        if part.payer_id not in {candidate.payer_id for candidate in proposed}
    ]
    return [*before, *proposed]


def _choices(
    unit_id: int, line: banking.LineRow, candidates: Sequence[model.Candidate], *, typed: str | None, note_codes: Sequence[str],
    applied_on: date, on: date,
) -> tuple[tuple[Choice, ...], bool]:  # fmt: skip
    ids = [candidate.payer_id for candidate in candidates]
    named = organisations.named(ids, on=on)
    owed = months_owed(ids, on=applied_on) if ids else []
    gathered = by_payer(owed)
    month = month_of(applied_on)
    paid = assessments.payroll_in_force(ids, months=(add_months(month, -12), month)) if ids else []
    declared = {one.employer_id: one.headcount for one in paid}  # the newest month last
    foresight = Foresight(unit_id, ids, owed, applied_on=applied_on) if ids and line.direction == "C" else None
    fitted = [_fitted(candidate, named[candidate.payer_id], line, gathered) for candidate in candidates if candidate.payer_id in named]
    if typed is not None:
        fitted.sort(key=lambda one: (one.body.code != typed, one.fit is None or not one.fit.is_exact))
    choices = []
    for number, (candidate, body, kind, months, fit) in enumerate(fitted[:MOST_CHOICES], start=1):
        effect = foresight.of([Wanted(body.id, "DUES" if kind == "DUES" else "KPCD", line.amount)]) if foresight and fit else None
        cells = strip(months, on=applied_on, last=month) if fit else []
        choices.append(
            Choice(
                number=number,
                payer_id=body.id,
                code=body.code,
                name=body.name,
                kind=kind,
                tax_code=body.tax_code,
                commune=body.commune,
                union_code=body.parent_code if body.is_employer and body.has_union else "",
                headcount=declared.get(body.id),
                signs=tuple(_signs(candidate, body, line, note_codes, fit)),
                fit=fit,
                effect=effect,
                strip=tuple(cells),
                strip_words=_strip_words(cells),
            )
        )
    return tuple(choices), foresight is None or foresight.policy is not None


class _Fitted(NamedTuple):
    """A candidate with what booking it means and how the sum fits its months."""

    candidate: model.Candidate
    body: Any
    kind: str
    months: Sequence[Month]
    fit: Fit | None


def _fitted(candidate: model.Candidate, body: Any, line: banking.LineRow, owed: Mapping[tuple[int, str], Sequence[Month]]) -> _Fitted:
    kind = _kind(candidate, body, line)
    months = owed.get((body.id, kind), [])
    return _Fitted(candidate, body, kind, months, _fit(months, line.amount) if kind in ("KPCD", "DUES") else None)


def _kind(candidate: model.Candidate, body: Any, line: banking.LineRow) -> str:
    """Return what booking this body means: the fund of an employer, the dues of a union, or the transfer that left."""
    if line.direction == "C":
        return candidate.kind or ("KPCD" if body.is_employer else "DUES")
    if body.is_employer:
        return "REFUND_OUT"
    return "SHARE_OUT" if body.kind in organisations.kinds_of_level("base", "inside") else "UPPER_OUT"


def _fit(months: Sequence[Month], amount: int) -> Fit:
    """Compare the sum with the open months, oldest first."""
    open_months = [one for one in months if one.unpaid]
    owed = sum(one.unpaid for one in open_months)
    total, reached = 0, []
    for one in open_months:
        if total >= amount:
            break
        total += one.unpaid
        reached.append(one)
    same_as = next((one.month for one in reversed(months) if one.assessed == amount), None)
    if not open_months:
        return Fit(0, (), False, "không còn khoản phải nộp; cả số tiền thành nộp thừa", same_as)
    told = f"kỳ {format_month(reached[0].month)}" + (f" đến {format_month(reached[-1].month)}" if len(reached) > 1 else "")
    if total == amount:
        return Fit(owed, tuple(reached), True, f"khớp đủ {told}")
    if total > amount:
        return Fit(owed, tuple(reached), False, f"nộp một phần {told}, còn thiếu {format_dong(total - amount)}", same_as)
    return Fit(owed, tuple(reached), False, f"đủ {told}, thừa {format_dong(amount - total)}", same_as)


def _signs(
    candidate: model.Candidate, body: Any, line: banking.LineRow, note_codes: Sequence[str], fit: Fit | None
) -> Iterable[Sign]:  # fmt: skip
    """Yield what speaks for a body, then what does not."""
    names = set()
    for reason in candidate.evidence:
        if reason.name not in names and reason.name not in ("rule", "amount"):  # the sum is compared with what is owed now
            names.add(reason.name)
            yield Sign(*sign_of(reason), reason.text)
    if fit is not None and fit.is_exact:
        yield Sign("y", "đúng số còn phải nộp", fit.words)
    elif fit is not None and fit.same_as:
        yield Sign("h", f"bằng số phải nộp {format_month(fit.same_as)}", "Tháng ấy đã nộp, một phần hoặc toàn bộ")
    if body.is_employer and not names & {"mst", "mst_parent", "mst_slip"}:
        words = "MST trong nội dung là của nơi khác" if note_codes else "không có MST"
        yield Sign("n", words, f"Mã số thuế của đơn vị: {body.tax_code or 'chưa ghi'}")
    if line.counterparty_account and not names & ACCOUNTS:
        yield Sign("n", "tài khoản chưa gặp", f"Tài khoản {line.counterparty_account} chưa ghi là của đơn vị này")
    if fit is not None and not fit.is_exact:
        yield Sign("n", f"còn phải nộp {format_dong(fit.owed)}" if fit.owed else "không còn khoản phải nộp", fit.words)


def _strip_words(cells: Sequence[Cell]) -> str:
    owed = [cell for cell in cells if cell.standing != "none"]
    if not owed:
        return "Chưa phát sinh khoản phải nộp trong 12 tháng."
    whole = sum(cell.standing in ("full", "late") for cell in owed)
    late = sum(cell.standing == "late" for cell in owed)
    told = f"Nộp đủ {whole}/{len(owed)} tháng" + (f", trong đó {late} tháng trễ hạn" if late else "")
    missing = sum(cell.unpaid for cell in owed)
    return f"{told}; còn {format_dong(missing)} đ." if missing else f"{told}."
