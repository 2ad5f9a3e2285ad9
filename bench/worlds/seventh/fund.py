"""Payments of the union fund: the manners in which employers say who they are, from our reference down to nothing."""

from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import Any

from bench.worlds.facts import Employer, Line

from congdoan.finance.collection.rules.references import find_reference
from congdoan.finance.collection.rules.virtual import virtual_number

from .cast import is_shortened, misspelt, shortened, with_short_form
from .desk import Desk, Sender
from .writing import NONE, Note, Piece, period_words, written

Telling = dict[str, Any]
"""What a manner adds to `Desk.receive`: note, sender, show, proofs, virtual."""


def fund_words(desk: Desk, *, plain: bool = False) -> Piece:
    """Return words for the fund, now and then such as only hint at it."""
    words = desk.place.words
    if not plain and desk.chance.random() < 0.05:
        return Piece(desk.chance.choice(words.hints), "kind_hint")
    return Piece(desk.chance.choice(words.fund), "kind")


def code_words(desk: Desk, code: str) -> Piece:
    """Return a tax code as people write it: labelled, in groups, a branch with or without its dash."""
    chance, digits = desk.chance, code
    roll = chance.random()
    if "-" in code:
        digits = code.replace("-", chance.choice(("-", "-", "", " - ")))
    elif roll < 0.12:
        gap = chance.choice((" ", ".", "-"))
        digits = gap.join((code[:3], code[3:6], code[6:]) if chance.random() < 0.5 else (code[:2], code[2:5], code[5:8], code[8:]))
    return Piece(chance.choice(desk.place.words.code).format(digits), "tax_code")


def name_words(desk: Desk, employer: Employer) -> Piece:
    """Return the employer's name as its people write it: whole for the most part."""
    chance, proof = desk.chance, desk.name_proof(employer)
    roll = chance.random()
    if employer.former and roll < 0.4:
        return Piece(employer.former, "former_name")
    if proof == "full_name" and roll < 0.05 and not employer.parent:
        return Piece(misspelt(chance, with_short_form(chance, employer.name)), "misspelt_name")
    if roll < 0.24 and is_shortened(desk.place, employer.name) and not employer.parent:
        return Piece(shortened(desk.place, employer.name), "short_name" if proof == "full_name" else proof)
    return Piece(with_short_form(chance, employer.name) if roll < 0.8 else employer.name, proof)


def fund_note(desk: Desk, period: str, *, name: Piece = NONE, code: Piece = NONE, kind: Piece | None = None) -> Note:
    """Return a note in one of the orders of the place."""
    words = desk.place.words
    template = desk.chance.choice(words.notes if name.text or code.text else words.bare)
    return written(template, kind=kind or fund_words(desk), period=period, name=name, code=code)


# --- manners: (desk, employer, months, period) ------------------------------------------------------------------------


def around_reference(desk: Desk, text: str, proof: str, name: str) -> Note:
    """Return a note that holds our reference: as printed, without blanks, dotted, behind or before other words."""
    chance = desk.chance
    roll = chance.random()
    text = text.replace(" ", "") if roll < 0.3 else text.replace(" ", chance.choice((".", "-"))) if roll < 0.42 else text
    if chance.random() < 0.3:
        return Note(f"{text} {with_short_form(chance, name)}", (proof,))
    return Note(f"{chance.choice(('', '', '', 'TT ', 'QR ', 'Nop theo ma '))}{text}", (proof,))


def one_wrong(chance: Random, text: str) -> str:
    """Return the reference with one sign wrong behind the name of the fund."""
    spot = chance.choice([place for place, sign in enumerate(text) if place > 4 and sign != " "])
    signs = "0123456789" if text[spot].isdigit() else "ABCDEGHKMNPRTXY"
    return text[:spot] + chance.choice([sign for sign in signs if sign != text[spot]]) + text[spot + 1 :]


def several_wrong(desk: Desk, text: str) -> str:
    """Return the reference so damaged that it names nobody."""
    chance, numbers = desk.chance, set(desk.cast.numbers.values())
    while True:
        damaged = one_wrong(chance, one_wrong(chance, text))
        read = find_reference(damaged)
        if read is None or read.number not in numbers:
            return damaged


def by_reference(desk: Desk, employer: Employer, months: tuple[int, ...], period: str) -> Telling:
    note = around_reference(desk, desk.reference(employer.code, "KPCD", months[-1]), "reference", employer.name)
    return {"note": note, "sender": desk.chance.choice((desk.sender_of(employer), desk.person_of(employer)))}


def by_slipped_reference(desk: Desk, employer: Employer, months: tuple[int, ...], period: str) -> Telling:
    text = one_wrong(desk.chance, desk.reference(employer.code, "KPCD", months[-1]))
    return {"note": around_reference(desk, text, "corrected_reference", employer.name)}


def by_broken_reference(desk: Desk, employer: Employer, months: tuple[int, ...], period: str) -> Telling:
    text = several_wrong(desk, desk.reference(employer.code, "KPCD", months[-1]))
    return {"note": Note(text, ("broken_reference",)), "proofs": ("kind_hint",), "sender": Sender(), "show": "none"}


def by_virtual(desk: Desk, employer: Employer, months: tuple[int, ...], period: str) -> Telling:
    note = Note(desk.chance.choice(desk.place.words.silent)) if desk.chance.random() < 0.2 else fund_note(desk, period)
    return {"note": note, "virtual": virtual_number(desk.place.virtual, desk.cast.numbers[employer.code])}


def by_tax_code(desk: Desk, employer: Employer, months: tuple[int, ...], period: str) -> Telling:
    name = name_words(desk, employer) if desk.chance.random() < 0.75 else NONE
    return {"note": fund_note(desk, period, name=name, code=code_words(desk, employer.tax_code))}


def by_slipped_code(desk: Desk, employer: Employer, months: tuple[int, ...], period: str) -> Telling:
    """A tax code with a wrong, lost or exchanged figure or O for 0: no identity, and no contradiction where account and name agree."""
    chance, code = desk.chance, employer.tax_code[:10]
    lost = code[:-1] if chance.random() < 0.3 else desk.cast.codes.mistyped(code)
    lost = code.replace("0", "O", 1) if "0" in code and chance.random() < 0.25 else lost
    sender, proof = desk.sender_of(employer), desk.name_proof(employer)
    agree = proof == "full_name" and sender.account_proof == "account" and chance.random() < 0.6
    note = fund_note(desk, period, name=Piece(with_short_form(chance, employer.name), proof), code=Piece(f"MST {lost}"))
    return {"note": note, "sender": sender, "show": "both" if agree else "none", "proofs": () if agree else ("wrong_code",)}


def by_old_code(desk: Desk, employer: Employer, months: tuple[int, ...], period: str) -> Telling:
    """The valid code of before a change, which the register no longer holds."""
    if employer.code not in desk.cast.old_codes:
        return by_tax_code(desk, employer, months, period)
    sender = desk.sender_of(employer)
    shows = sender.account_proof == "account" and desk.chance.random() < 0.5
    code = Piece(f"MST {desk.cast.old_codes[employer.code]}", "wrong_code" if shows else "unknown_code")
    note = fund_note(desk, period, name=Piece(employer.name, desk.name_proof(employer)), code=code)
    return {"note": note, "sender": sender, "show": "both" if shows else "none"}


def by_unit_code(desk: Desk, employer: Employer, months: tuple[int, ...], period: str) -> Telling:
    chance = desk.chance
    code = Piece(chance.choice(desk.place.words.unit).format(employer.si_code), "unit_code")
    if chance.random() < 0.4:
        code = Piece(employer.code, "unit_code")
    name = name_words(desk, employer) if chance.random() < 0.3 else NONE
    return {"note": fund_note(desk, period, name=name, code=code)}


def by_slipped_unit_code(desk: Desk, employer: Employer, months: tuple[int, ...], period: str) -> Telling:
    """The employer's code with the letter O for a nought, alone or beside the name."""
    name = Piece(with_short_form(desk.chance, employer.name), desk.name_proof(employer)) if desk.chance.random() < 0.5 else NONE
    note = fund_note(desk, period, name=name, code=Piece(employer.code.replace("0", "O", 1), "slipped_code"))
    return {"note": note, "show": "none", "proofs": ("wrong_code",)}


def by_account(desk: Desk, employer: Employer, months: tuple[int, ...], period: str) -> Telling:
    name = name_words(desk, employer) if desk.chance.random() < 0.35 else NONE
    return {"note": fund_note(desk, period, name=name), "show": desk.chance.choice(("account", "both"))}


def by_name(desk: Desk, employer: Employer, months: tuple[int, ...], period: str) -> Telling:
    return {"note": fund_note(desk, period, name=name_words(desk, employer)), "show": "none"}


def in_silence(desk: Desk, employer: Employer, months: tuple[int, ...], period: str) -> Telling:
    return {"note": Note(desk.chance.choice(desk.place.words.silent)), "show": desk.chance.choice(("account", "both"))}


def by_a_person(desk: Desk, employer: Employer, months: tuple[int, ...], period: str) -> Telling:
    """An owner or bookkeeper pays from an account of their own and says for whom."""
    code = code_words(desk, employer.tax_code) if desk.chance.random() < 0.6 else NONE
    note = fund_note(desk, period, name=name_words(desk, employer), code=code)
    return {"note": note, "sender": desk.person_of(employer), "show": desk.chance.choice(("both", "none", "name"))}


def over_the_counter(desk: Desk, employer: Employer, months: tuple[int, ...], period: str) -> Telling:
    """Cash paid in at the bank's counter: no account, the depositor's name in the note."""
    chance, person = desk.chance, desk.person_of(employer).name
    name = Piece(with_short_form(chance, employer.name), desk.name_proof(employer))
    code = code_words(desk, employer.tax_code) if chance.random() < 0.7 else NONE
    inner = fund_note(desk, period, name=name, code=code)
    head = chance.choice((f"NOP TIEN MAT {person}", f"{person} NOP TM", f"NOP TIEN MAT VAO TK - NGUOI NOP {person}"))
    return {"note": Note(f"{head} - {inner.text}", (*inner.proofs, "person_sends")), "sender": Sender(), "show": "none"}


def cut_short(desk: Desk, employer: Employer, months: tuple[int, ...], period: str) -> Telling:
    """The bank cuts the note inside the tax code or the name at its end."""
    chance, kind = desk.chance, fund_words(desk, plain=True)
    if chance.random() < 0.5:
        name = Piece(with_short_form(chance, employer.name), desk.name_proof(employer))
        text = f"{kind.text} {period} {name.text} MST {employer.tax_code}"
        note = Note(text[: -chance.randint(1, 5)], ("kind", name.proof, "cut_key"))
    else:
        text = f"{kind.text} {period} MST {employer.tax_code} {with_short_form(chance, employer.name)}"
        note = Note(text[: -chance.randint(3, 9)], ("kind", "tax_code"))
    return {"note": note}


def nameless(desk: Desk, employer: Employer, months: tuple[int, ...], period: str) -> Telling:
    return {"note": fund_note(desk, period), "sender": Sender(), "show": "none"}


MANNERS: dict[str, Callable[[Desk, Employer, tuple[int, ...], str], Telling]] = {
    "reference": by_reference, "slipped_reference": by_slipped_reference, "broken_reference": by_broken_reference, "virtual": by_virtual,
    "tax_code": by_tax_code, "slipped_code": by_slipped_code, "old_code": by_old_code, "unit_code": by_unit_code,
    "slipped_unit_code": by_slipped_unit_code, "account": by_account, "name": by_name, "silence": in_silence, "person": by_a_person,
    "cash": over_the_counter, "cut": cut_short, "nameless": nameless,
}  # fmt: skip
STEADY = ("reference", "virtual", "tax_code", "unit_code", "account", "name", "person")


def manner_of(desk: Desk, body: str, weights: dict[str, int]) -> str:
    """Return how a body writes this time: mostly as its bookkeeper always does."""
    chance = desk.chance
    weights = {manner: weight for manner, weight in weights.items() if manner != "virtual" or desk.place.virtual}
    if body not in desk.favourite:
        steady = [one for one in weights if one in STEADY]
        desk.favourite[body] = chance.choices(steady, [weights[one] for one in steady])[0]
    return desk.favourite[body] if chance.random() < 0.6 else chance.choices(list(weights), list(weights.values()))[0]


def pay_fund(
    desk: Desk, employer: Employer, at: datetime, months: tuple[int, ...], amount: int, *, manner: str = "", arrears: bool = False
) -> Line:
    """Write one payment of the fund."""
    chance, words = desk.chance, desk.place.words
    manner = manner or manner_of(desk, employer.code, desk.place.manners)
    period = period_words(chance, words, months) if arrears or chance.random() < 0.92 else ""
    telling = {"sender": desk.sender_of(employer), "show": chance.choice(("both", "both", "account", "name", "none"))}
    if arrears:
        note = written(
            chance.choice(words.arrears), period=period, name=name_words(desk, employer), code=code_words(desk, employer.tax_code)
        )
        telling["note"], manner = Note(note.text, ("kind", *note.proofs)), "arrears"
    else:
        telling |= MANNERS[manner](desk, employer, months, period)
    proofs = telling.pop("proofs", ())
    return desk.receive(
        at=at, amount=amount, kind="KPCD", payer=employer.code, parts=((employer.code, "KPCD", amount, months),),
        true_payer=(employer.code,), proofs=proofs, traps=(f"fund_{manner}",), **telling,
    )  # fmt: skip
