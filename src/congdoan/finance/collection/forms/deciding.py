"""Words of people into the values that the services take: a body by its code, a sum of đồng, the parts of a line, a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from django import forms

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.rules import opening_table
from congdoan.finance.collection.rules.model import RECEIPTS, ChargeKind, LineKind, Opening, Part
from congdoan.finance.collection.rules.wording import KINDS
from congdoan.finance.collection.services import UnknownLine
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import parse_dong
from congdoan.people.organisations import queries as organisations

DAYS = ["%d/%m/%Y", "%Y-%m-%d", "%d%m%Y"]
MOST_PARTS = 40
MOST_ROWS = 6
IN_KINDS = ("KPCD", "DUES", "OTHER_IN", "WRONG_IN", "RETURN_IN", "INTEREST")
OUT_KINDS = ("SHARE_OUT", "UPPER_OUT", "REFUND_OUT", "FEE")
BACK_TO_WAITING = "WAIT"
LEFT_AT_ONCE = "Hoàn tác ngay sau khi ghi"


class UnknownBody(DomainError):
    code = "body-unknown"
    says = "Không có đơn vị nào mang mã hoặc mã số thuế “{body}” trong phạm vi của anh chị."


class WrongPart(DomainError):
    code = "part-unreadable"
    says = "Phần {number} chưa đọc được: {why}"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of a line."""

    kind: LineKind
    parts: tuple[Part, ...] = ()
    target_id: int | None = None
    refers_to: int | None = None


class ReasonForm(forms.Form):
    """Why a line is left, or why a booking is taken back."""

    reason = forms.CharField(
        label="Lý do",
        max_length=300,
        strip=True,
        error_messages={"required": "Ghi lý do: người xem sau cần biết vì sao."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def clean(text: str | None) -> str:
    """Return a text without the character that PostgreSQL cannot hold."""
    return (text or "").replace("\x00", "")


def bodies_named(words: Sequence[str]) -> dict[str, Any]:
    """Return bodies by code or tax code, in two statements.

    :raises UnknownBody: one of them names nobody, or several
    """
    asked = {word.strip() for word in words if word.strip()}
    if strange := next((word for word in asked if "\x00" in word), None):
        raise UnknownBody(body=clean(strange)[:40])
    by_code = organisations.by_code(asked)
    by_tax_code = organisations.by_tax_code(asked - set(by_code))
    found = {}
    for word in asked:
        same = by_tax_code.get(word, [])
        body = by_code.get(word.upper()) or (same[0] if len(same) == 1 else None)
        if body is None:
            raise UnknownBody(body=word[:40])
        found[word] = body
    return found


def chosen(given: Mapping[str, Any], *, amount: int) -> Decision:
    """Read a decision out of a form: one body for the whole line (`body`), or parts (`body_1`, `kind_1`, `amount_1`, …).

    :raises UnknownBody: a code that names nobody
    :raises WrongPart: a part without a body, a kind that takes none, a sum that is no whole number of đồng
    """
    kind = str(given.get("kind", "")).upper()
    if any(given.get(f"body_{number}") or given.get(f"amount_{number}") for number in range(1, MOST_ROWS + 1)):
        return _parts(given)
    body = str(given.get("body", "")).strip()
    known = bodies_named([body]) if body else {}
    return decision(kind, [(kind, known[body].pk, amount)] if known else [], refers_to=_number(given.get("refers_to")))


def decision(kind: str, parts: Sequence[tuple[str, int, int]], *, refers_to: int | None = None) -> Decision:
    """Make a decision of a kind and its parts (kind, body id, đồng).

    :raises WrongPart: an unknown kind, a part where the kind takes none, none where it needs one
    """
    if len(parts) > MOST_PARTS:
        raise WrongPart(number=len(parts), why=f"một dòng chia được nhiều nhất {MOST_PARTS} phần.")
    if kind == "BOTH" or len({part[0] for part in parts}) > 1:
        kind = "BOTH"
    if kind not in get_args(LineKind):
        raise WrongPart(number=1, why="chưa chọn loại tiền.")
    told: LineKind = next(known for known in get_args(LineKind) if known == kind)
    if kind in RECEIPTS:
        if not parts:
            raise WrongPart(number=1, why="chưa chọn người nộp.")
        return Decision(told, tuple(Part(_fund(number, part[0]), part[1], part[2]) for number, part in enumerate(parts, start=1)))
    if kind in ("SHARE_OUT", "UPPER_OUT", "RETURN_IN") and not parts:
        raise WrongPart(number=1, why="chưa chọn đơn vị nhận.")
    return Decision(told, (), parts[0][1] if parts else None, refers_to)


def correction(given: Mapping[str, Any], *, amount: int) -> Decision | None:
    """Read out of a form what a line shall be instead; None: it shall wait again.

    :raises UnknownBody, WrongPart: as `chosen`
    """
    return None if str(given.get("kind", "")).upper() == BACK_TO_WAITING else chosen(given, amount=amount)


def _parts(given: Mapping[str, Any]) -> Decision:
    rows = [
        (number, str(given.get(f"kind_{number}", "KPCD")), str(given.get(f"body_{number}", "")).strip(), given.get(f"amount_{number}", ""))
        for number in range(1, MOST_ROWS + 1)
        if given.get(f"body_{number}") or given.get(f"amount_{number}")
    ]
    known = bodies_named([body for _, _, body, _ in rows])
    parts = []
    for number, kind, body, amount in rows:
        if not body:
            raise WrongPart(number=number, why="chưa ghi mã người nộp.")
        try:
            parts.append((kind, known[body].pk, parse_dong(str(amount))))
        except (ValueError, DomainError) as refusal:
            raise WrongPart(number=number, why="số tiền phải là số đồng nguyên, ví dụ 1250000 hoặc 1.250.000.") from refusal
    return decision(parts[0][0], parts)


def _fund(number: int, kind: str) -> ChargeKind:
    if kind not in ("KPCD", "DUES"):
        raise WrongPart(number=number, why="một phần là kinh phí hoặc đoàn phí.")
    return "KPCD" if kind == "KPCD" else "DUES"


def kind_choices(*, is_in: bool) -> list[tuple[str, str]]:
    """Return the kinds that a line of this direction may be, in words."""
    return [(kind, KINDS[kind]) for kind in (IN_KINDS if is_in else OUT_KINDS)]


def month_asked(text: str | None, known: Sequence[int]) -> int | None:
    """Return the month written 2024-06 or 202406 when it is one of the known ones, else the newest known."""
    digits = (text or "").replace("-", "")
    asked = int(digits) if len(digits) == 6 and digits.isascii() and digits.isdigit() else None
    return asked if asked in known else (known[0] if known else None)


def _number(text: Any) -> int | None:
    words = str(text or "").strip()
    return int(words) if words.isascii() and words.isdigit() and len(words) < 18 else None


class OpenAccountForm(forms.Form):
    """Which unit opens its single account, from which day, with which balances."""

    unit = forms.CharField(label="Mã đơn vị thu", max_length=40, error_messages={"required": "Ghi mã của đơn vị mở tài khoản thu."})
    opened_on = forms.DateField(
        label="Ngày đầu tiên",
        input_formats=DAYS,
        help_text="Dòng sao kê trước ngày này coi như đã nằm trong số dư đầu kỳ.",
        error_messages={"required": "Ghi ngày đầu tiên.", "invalid": "Gõ ngày như 01/01/2024."},
        widget=forms.DateInput(attrs={"placeholder": "01/01/2024"}),
    )
    file = forms.FileField(
        label="Số dư đầu kỳ",
        help_text=f"CSV hoặc XLSX có cột Khoản, Mã đơn vị, Số tiền. Khoản là một trong: {opening_table.WORDS}.",
        error_messages={"required": "Chọn tệp số dư đầu kỳ.", "empty": "Tệp rỗng: chọn tệp khác."},
    )


def opening_of(content: bytes, *, name: str, opened_on: date) -> Opening:
    """Return the opening balances out of a file.

    :raises UnreadableTable: no table with the columns
    :raises Rejected: rows that cannot be read, all of them
    """

    def ids(codes: set[str]) -> dict[str, int]:
        return {code: body.pk for code, body in organisations.by_code(codes).items()}

    return opening_table.read_opening(content, name=name, opened_on=opened_on, ids=ids)


def unit_named(code: str) -> int:
    """Return the id of a unit within reach by its code.

    :raises UnknownBody: nothing within reach bears it
    """
    found = organisations.id_of_code(code) if "\x00" not in code else None
    if found is None:
        raise UnknownBody(body=code[:40])
    return found


def unit_of_line(line_id: int) -> int:
    """Return the collecting unit of a bank line within reach.

    :raises UnknownLine: no such line within reach
    """
    found = banking.lines(ids=[line_id]) if 0 < line_id < 2**63 else []
    if not found:
        raise UnknownLine(line_id=line_id)
    return found[0].unit_id
