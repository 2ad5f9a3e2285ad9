"""Payments of the union fund: the manners in which employers say who they are, from our reference down to nothing."""

from datetime import datetime

from bench.worlds.facts import Employer, Line

from congdoan.finance.collection.rules.references import find_reference
from congdoan.finance.collection.rules.virtual import virtual_number

from .cast import is_exact, misspelt, shortened, with_short_form
from .desk import Desk, Parts, Sender
from .note import Piece, period_words

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXY"
LOOKALIKE = {"0": "O", "1": "I", "5": "S", "8": "B", "2": "Z", "6": "G"}


def pay_fund(desk: Desk, employer: Employer, at: datetime, amount: int, months: tuple[int, ...], manner: str = "") -> Line:
    """Write one payment of the union fund in one of the place's manners."""
    chance, manners = desk.chance, dict(desk.place.manners)
    if not desk.place.virtual:
        manners.pop("virtual", None)
    manner = manner or chance.choices(list(manners), list(manners.values()))[0]
    period = period_words(chance, desk.place.voice, months if chance.random() < 0.93 else ())
    sender = desk.sender_of(employer, known=chance.random() < 0.75)
    show = chance.choice(("both", "both", "account", "name", "none"))
    parts: Parts = ((employer.code, "KPCD", amount, months),)
    telling = MANNERS[manner](desk, employer, period, months, sender, show)
    if employer.parent or employer.code in desk.cast.near:
        telling["cuts"] = False  # cut, a branch's code or name would be its parent's
    line = desk.receive(
        at=at, amount=amount, kind="KPCD", parts=parts, true_payer=(employer.code,), **telling  # type: ignore[arg-type]
    )  # fmt: skip
    if (
        {"tax_code", "full_name"} <= set(line.said.evidence)
        and sender.account
        and sender.account in (line.shows_account, *line.text.split())
    ):
        desk.taught.add(sender.account)
    return line


Telling = dict[str, object]


def named(desk: Desk, employer: Employer) -> Piece:
    """Return the payer's name as somebody writes it: in full, shortened, foreign, former or misspelt."""
    chance, roll = desk.chance, desk.chance.random()
    exact = desk.name_evidence(employer)
    weaker = "name_of_two" if exact == "name_of_two" else "short_name"
    if employer.code in desk.cast.foreign and roll < 0.45:
        return Piece(desk.cast.foreign[employer.code], weaker)
    if employer.former and roll < 0.4:
        return Piece(employer.former, "former_name")
    if roll < 0.06 and exact == "full_name" and not employer.parent:
        return Piece(misspelt(chance, with_short_form(chance, employer.name)), "fuzzy_name")
    if roll < 0.25 and not is_exact(employer.name, shortened(employer.name)):
        return Piece(shortened(employer.name), weaker)
    return Piece(with_short_form(chance, employer.name) if roll < 0.75 else employer.name, exact)


def by_reference(desk: Desk, employer: Employer, period: str, months: tuple[int, ...], sender: Sender, show: str) -> Telling:
    text = desk.reference(employer.code, "KPCD", months[-1])
    return {
        "pieces": around_reference(desk, text, "reference", employer.name),
        "sender": sender,
        "show": show,
        "cuts": False,
        "traps": ["reference"],
    }


def by_wrong_reference(desk: Desk, employer: Employer, period: str, months: tuple[int, ...], sender: Sender, show: str) -> Telling:
    text = one_wrong(desk, desk.reference(employer.code, "KPCD", months[-1]))
    pieces = around_reference(desk, text, "reference_corrected", employer.name)
    return {"pieces": pieces, "sender": sender, "show": show, "cuts": False, "traps": ["reference_one_wrong"]}


def by_broken_reference(desk: Desk, employer: Employer, period: str, months: tuple[int, ...], sender: Sender, show: str) -> Telling:
    text = broken(desk, desk.reference(employer.code, "KPCD", months[-1]))
    pieces = [Piece(text, "broken_reference")]
    further = ["kind_vague"] if text.startswith("KPCD") else []
    show = desk.chance.choice(("none", "both", "account"))
    return {"pieces": pieces, "sender": sender, "show": show, "further": further, "cuts": False, "traps": ["reference_broken"]}


def by_virtual(desk: Desk, employer: Employer, period: str, months: tuple[int, ...], sender: Sender, show: str) -> Telling:
    kind = desk.fund_piece()
    pieces = [Piece(desk.chance.choice(desk.place.voice.empty))] if desk.chance.random() < 0.2 else desk.compose(kind, period)
    number = virtual_number(desk.place.virtual, desk.cast.numbers[employer.code])
    return {"pieces": pieces, "sender": sender, "show": show, "virtual": number, "cuts": False, "traps": ["virtual_account"]}


def by_tax_code(desk: Desk, employer: Employer, period: str, months: tuple[int, ...], sender: Sender, show: str) -> Telling:
    others = [desk.code_piece(employer.tax_code)]
    if desk.chance.random() < 0.7:
        others.append(named(desk, employer))
    pieces = desk.compose(desk.fund_piece(), period, *others)
    if desk.chance.random() < 0.05:
        pieces.append(Piece(f"lh 09{desk.chance.randint(10_000_000, 99_999_999)}"))
    return {"pieces": pieces, "sender": sender, "show": show, "traps": ["tax_code"]}


def by_old_code(desk: Desk, employer: Employer, period: str, months: tuple[int, ...], sender: Sender, show: str) -> Telling:
    """The code of before the change: valid, and nobody's in the register."""
    old = Piece(desk.chance.choice(desk.place.voice.code_labels).format(desk.cast.old_codes[employer.code]), "wrong_code")
    pieces = desk.compose(desk.fund_piece(), f"{period} {old.text}", Piece(employer.name, desk.name_evidence(employer)))
    account_shows = show in ("both", "account") and sender.account_gives == "account"
    further = ["wrong_code"] if account_shows else ["unknown_code"]
    return {
        "pieces": pieces,
        "sender": sender,
        "show": show if account_shows else "none",
        "further": further,
        "cuts": False,
        "traps": ["old_tax_code"],
    }


def by_mistyped_code(desk: Desk, employer: Employer, period: str, months: tuple[int, ...], sender: Sender, show: str) -> Telling:
    """A code whose check digit fails; where account and name agree it is a slip and nothing to ask."""
    wrong = desk.cast.codes.mistyped(employer.tax_code.split("-")[0])
    named = Piece(employer.name, desk.name_evidence(employer))
    pieces = desk.compose(desk.fund_piece(), f"{desk.chance.choice(desk.place.voice.code_labels).format(wrong)} {period}", named)
    agree = named.gives == "full_name" and sender.account_gives == "account" and show in ("both", "account")
    return {
        "pieces": pieces,
        "sender": sender,
        "show": show,
        "further": [] if agree else ["wrong_code"],
        "cuts": False,
        "traps": ["mistyped_code"],
    }


def by_unit_code(desk: Desk, employer: Employer, period: str, months: tuple[int, ...], sender: Sender, show: str) -> Telling:
    chance = desk.chance
    if chance.random() < 0.6:
        code = chance.choice(desk.place.voice.unit_labels).format(employer.si_code)
    else:
        code = employer.code
    others = [Piece(code, "unit_code")] + ([named(desk, employer)] if chance.random() < 0.3 else [])
    return {"pieces": desk.compose(desk.fund_piece(), period, *others), "sender": sender, "show": show, "traps": ["unit_code"]}


def by_account(desk: Desk, employer: Employer, period: str, months: tuple[int, ...], sender: Sender, show: str) -> Telling:
    others = [named(desk, employer)] if desk.chance.random() < 0.45 else []
    pieces = desk.compose(desk.fund_piece(), period, *others)
    return {"pieces": pieces, "sender": sender, "show": desk.chance.choice(("account", "both")), "traps": ["account"]}


def by_name(desk: Desk, employer: Employer, period: str, months: tuple[int, ...], sender: Sender, show: str) -> Telling:
    return {"pieces": desk.compose(desk.fund_piece(), period, named(desk, employer)), "sender": sender, "show": "none", "traps": ["name"]}


def without_words(desk: Desk, employer: Employer, period: str, months: tuple[int, ...], sender: Sender, show: str) -> Telling:
    note = Piece(desk.chance.choice(desk.place.voice.empty))
    return {"pieces": [note], "sender": sender, "show": desk.chance.choice(("account", "both")), "traps": ["no_words"]}


def by_person(desk: Desk, employer: Employer, period: str, months: tuple[int, ...], sender: Sender, show: str) -> Telling:
    """An owner or a bookkeeper pays from an account of their own and says for whom."""
    others = [named(desk, employer)] + ([desk.code_piece(employer.tax_code)] if desk.chance.random() < 0.6 else [])
    pieces = desk.compose(desk.fund_piece(), period, *others)
    return {"pieces": pieces, "sender": desk.person(), "show": desk.chance.choice(("both", "none", "name")), "traps": ["person"]}


def nameless(desk: Desk, employer: Employer, period: str, months: tuple[int, ...], sender: Sender, show: str) -> Telling:
    pieces = desk.compose(desk.fund_piece(), period)
    return {"pieces": pieces, "sender": Sender(), "show": "none", "traps": ["nothing"]}


def in_english(desk: Desk, employer: Employer, period: str, months: tuple[int, ...], sender: Sender, show: str) -> Telling:
    """A foreign firm's own words: the fund is called by an English name, which only hints."""
    if employer.code not in desk.cast.foreign or not desk.place.voice.foreign_fund:
        return by_tax_code(desk, employer, period, months, sender, show)
    chance, month = desk.chance, months[-1]
    english = datetime(month // 100, month % 100, 1).strftime(chance.choice(("%b %Y", "%B %Y", "%m/%Y", "%b-%y")))
    words = chance.choice(desk.place.voice.foreign_fund)
    kind = Piece(words, "kind" if "KPCD" in words else "kind_vague")
    code = Piece(chance.choice(("TAX CODE {}", "MST {}", "TAX ID: {}")).format(employer.tax_code), "tax_code")
    pieces = [Piece(desk.cast.foreign[employer.code], "short_name"), kind, Piece(english), code]
    if chance.random() < 0.4:
        pieces = [kind, Piece(f"FOR {english}"), code]
    return {"pieces": pieces, "sender": sender, "show": show, "traps": ["foreign_words"]}


MANNERS = {
    "reference": by_reference, "reference_wrong": by_wrong_reference, "reference_broken": by_broken_reference, "virtual": by_virtual,
    "tax_code": by_tax_code, "old_code": by_old_code, "mistyped": by_mistyped_code, "unit_code": by_unit_code, "account": by_account,
    "name": by_name, "no_words": without_words, "person": by_person, "nothing": nameless, "english": in_english,
}  # fmt: skip


def around_reference(desk: Desk, text: str, gives: str, name: str) -> list[Piece]:
    """Return a note with our reference in it: alone, without blanks, dotted, or between a payer's own words."""
    chance = desk.chance
    roll = chance.random()
    if roll < 0.3:
        text = text.replace(" ", "")
    elif roll < 0.4:
        text = text.replace(" ", chance.choice((".", "-")))
    if chance.random() < 0.35:
        return [Piece(with_short_form(chance, name)), Piece(chance.choice(("nop", "tt", "chuyen tien", "thanh toan"))), Piece(text, gives)]
    return [Piece(text, gives)] + ([Piece(chance.choice(("cam on", "(QR)", "TK CD")))] if chance.random() < 0.2 else [])


def one_wrong(desk: Desk, text: str) -> str:
    """Return the reference with one sign wrong behind the name of the fund: a neighbour, a lookalike or any other."""
    chance = desk.chance
    spot = chance.choice([place for place, sign in enumerate(text) if place > 4 and sign != " "])
    if text[spot] in LOOKALIKE and chance.random() < 0.3:
        wrong = LOOKALIKE[text[spot]]
    else:
        wrong = chance.choice([sign for sign in ("0123456789" if text[spot].isdigit() else SIGNS) if sign != text[spot]])
    return text[:spot] + wrong + text[spot + 1 :]


def broken(desk: Desk, text: str) -> str:
    """Return the reference with more than one sign wrong or lost, such that it names nobody."""
    chance = desk.chance
    while True:
        roll, spots = chance.random(), [place for place, sign in enumerate(text) if place > 4 and sign != " "]
        if roll < 0.4:
            wrong = text[: -chance.randint(1, 6)].rstrip()
        elif roll < 0.7:
            first, second = sorted(chance.sample(spots, 2))
            wrong = text[:first] + chance.choice("3479") + text[first + 1 : second] + chance.choice("0268") + text[second + 1 :]
        else:
            spot = chance.choice(spots[:-1])
            wrong = text[:spot] + text[spot + 1 :]
        read = find_reference(wrong)
        if wrong != text and (read is None or read.number not in desk.cast.numbers.values()):
            return wrong
