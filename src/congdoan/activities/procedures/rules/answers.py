"""What people write into a form becomes answers; every fault is told at once, with its cure."""

from collections.abc import Mapping, Sequence
from datetime import date

from congdoan.foundation.kernel.identifiers import check_mst
from congdoan.foundation.kernel.periods import NotADay, parse_day
from congdoan.people.members.rules import UnfitPerson, read_person
from congdoan.people.members.rules.born import words as born_words

from .definitions import Field

LONG, SHORT, MOST_NUMBER = 4_000, 200, 10_000_000
OF_PERSONS = ("name", "sex", "born", "citizen", "phone")
"""Kinds that the register of members reads itself, so that an application says the same here and there."""


class UnfitAnswers(ValueError):
    """Everything that is wrong with a form: (field, what to do) pairs."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{key}: {cure}" for key, cure in faults))
        self.faults = faults


def read_answers(form: Sequence[Field], told: Mapping[str, str], *, on: date) -> dict[str, str]:
    """Return the answers to a form, clean and by key; empty ones are left out.

    :raises UnfitAnswers: something is missing or cannot be read
    """
    given = {field.key: (told.get(field.key) or "").replace("\x00", "").strip() for field in form}
    faults = [
        (field.key, f"chưa ghi {field.words[:1].lower()}{field.words[1:]}") for field in form if field.required and not given[field.key]
    ]
    answers: dict[str, str] = {}
    for field in form:
        try:
            answers[field.key] = _read(field, given[field.key])
        except ValueError as fault:
            faults.append((field.key, str(fault)))
    told_already = {key for key, _ in faults}
    read, wrong = _person([field for field in form if field.kind in OF_PERSONS], given, on)
    faults += [(key, cure) for key, cure in wrong if key not in told_already]
    if faults:
        raise UnfitAnswers(faults)
    return {key: text for key, text in (answers | read).items() if text}


def _person(fields: Sequence[Field], given: Mapping[str, str], on: date) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return what the register of members makes of the person told, and what is wrong with it."""
    if not any(field.kind == "name" for field in fields):
        return {}, []
    try:
        draft = read_person({field.key: given[field.key] for field in fields}, on=on)
    except UnfitPerson as unfit:
        return {}, unfit.faults
    read = {"full_name": draft.full_name, "sex": draft.sex, "born": born_words(draft.born), "citizen_number": draft.citizen_number}
    return {field.key: read.get(field.key, draft.plain.get(field.key, "")) for field in fields}, []


def _read(field: Field, text: str) -> str:
    """Return one answer as it is kept.

    :raises ValueError: it cannot be read
    """
    if not text or field.kind in OF_PERSONS:
        return text
    longest = LONG if field.kind == "long" else SHORT
    if len(text) > longest:
        raise ValueError(f"dài {len(text)} chữ, tối đa {longest}")
    if field.kind == "long":
        return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
    if field.kind == "number":
        digits = text.replace(".", "").replace(" ", "")
        if not (digits.isascii() and digits.isdigit()) or int(digits[:9]) > MOST_NUMBER or len(digits) > 9:
            raise ValueError("ghi một số nguyên không âm")
        return str(int(digits))
    if field.kind == "day":
        return _day(text).isoformat()
    if field.kind == "choice" and text not in field.options:
        raise ValueError("chọn trong danh sách")
    if field.kind == "tax_code":
        found = check_mst(text)
        if not found.valid:
            raise ValueError(found.why)
        return found.normalised or ""
    return " ".join(text.split())


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except NotADay:
        raise ValueError("ngày ghi như 31/01/2024") from None
