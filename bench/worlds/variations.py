"""Variations of a known place: its own lines ill written in ways nobody chose, and its own lines with something beside them that misleads.

`python -m bench.worlds.variations FOLDER… [--seed 1]` prints for each world how many lines still book rightly, and every line that books
wrongly. The lines are judged one by one against the books of the untouched year, so that one line's fault moves no other.
No measure of an unknown place: whoever mends the matcher looks at these.
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from congdoan.finance.banking.rules.wrappers import unwrap
from congdoan.finance.collection.rules.engine import run
from congdoan.finance.collection.rules.matching import match
from congdoan.finance.collection.rules.model import Books, Line, Match, Register
from congdoan.finance.collection.rules.notes.text import one_line
from congdoan.finance.collection.rules.references import write_reference
from congdoan.finance.collection.rules.state import State
from congdoan.finance.collection.tests.world import World

Change = Callable[[random.Random, str], str]
LETTERS = "ABCDEGHIKLMNOPQRSTUVXY"
FILLERS = (
    "xg",
    "phan xuong",
    "nhe sep",
    "kkk",
    "dot nay",
    "ql",
    "bp ke toan",
    "vui ve",
    "ok",
    "gap",
    "so 7",
    "lan nay",
    "asap",
    "pls",
    "dvi e",
)
SHORT = {
    "kinh phi cong doan": ("KPCĐ", "kp cd", "k/phi c.doan", "KP C.Đ", "kinhphi congdoan", "kphi cong doan", "kpcdoan", "2% cong doan"),
    "kpcd": ("kinh phi cong doan", "KPCĐ", "kp cd", "kinh phi cđ", "kpcd 2%"),
    "doan phi": ("đphi cong doan", "dpcd", "ĐPCĐ", "d/phi cong doan", "doanphi"),
    "cong ty": ("cty", "cti", "c.ty", "congty", "cg ty"),
}
BESIDE = (
    "mua qua tu nguon", "cho vay", "hoan lai", "thuong", "ung ho quy bao lu va", "tam ung", "tien an ca", "tra luong va", "hoc phi va",
    "phi giu xe va", "nop phat va", "dang phi va", "quy thanh nien va", "thue dat va",
)  # fmt: skip


def slip(chance: random.Random, text: str) -> str:
    """Write one letter wrongly: another one, none, twice, or two swapped."""
    places = [at for at, sign in enumerate(text[:-1]) if sign.isalpha() and text[at + 1].isalpha()]
    if not places:
        return text
    at = chance.choice(places)
    ways = (chance.choice(LETTERS).lower(), "", text[at] * 2, text[at + 1] + text[at])
    way = chance.choice(ways)
    return text[:at] + way + text[at + (2 if len(way) == 2 and way[0] != way[1] else 1) :]


def filled(chance: random.Random, text: str) -> str:
    """Put words that nobody chose between two words."""
    words = text.split(" ")
    words.insert(chance.randint(0, len(words)), chance.choice(FILLERS))
    return " ".join(words)


def shortened(chance: random.Random, text: str) -> str:
    """Write a common phrase in another of its forms."""
    for phrase, ways in SHORT.items():
        if phrase in text.lower():
            at = text.lower().index(phrase)
            return text[:at] + chance.choice(ways) + text[at + len(phrase) :]
    return text


def glued(chance: random.Random, text: str) -> str:
    """Lose one blank."""
    blanks = [at for at, sign in enumerate(text) if sign == " " and not (text[at - 1 : at].isdigit() or text[at + 1 : at + 2].isdigit())]
    at = chance.choice(blanks) if blanks else -1
    return text[:at] + text[at + 1 :] if blanks else text


ILL_WRITTEN: tuple[Change, ...] = (slip, filled, shortened, glued)


def rewritten(line: Line, note: str) -> Line:
    """Return a line with other words of the payer's, inside whatever the bank put around them."""
    own = unwrap(one_line(line.narrative)).payer_note
    return replace(line, narrative=one_line(line.narrative).replace(own, note) if own else note)


def misled(chance: random.Random, line: Line, register: Register, own: set[int]) -> Iterator[tuple[str, Line, int]]:
    """Yield a line with something that speaks for another payer or other money, and the payer it may be booked to (0: nobody)."""
    able = [one for one in register.payers if one.kind == "employer" and one.id not in own and one.tax_code]
    other = chance.choice(able)
    note = unwrap(one_line(line.narrative)).payer_note
    yield "other money", rewritten(line, f"{chance.choice(BESIDE)} {note}"), 0
    yield "another's name", rewritten(line, f"{note} {other.name}"), 0
    yield "for another", rewritten(line, f"{note} nop thay {other.name}"), other.id
    yield "for a household", rewritten(line, f"{note} nop ho cho ho kinh doanh Giang A Phao"), 0
    yield "another's code", rewritten(line, f"{note} MST {other.tax_code}"), 0
    if set(register.by_account.get(line.account, ())) & own:
        reference = write_reference(fund="KPCD", month=line.on.year * 100 + line.on.month, number=other.id)
        at = chance.randrange(10, 17)
        digit = chance.choice([one for one in "0123456789" if one != reference[at]])
        yield "another's reference", rewritten(line, reference), 0
        yield "a slip of another's reference", rewritten(line, f"{reference[:at]}{digit}{reference[at + 1 :]}"), 0
        yield "another's name alone, shortened", rewritten(line, f"KPCD {other.name.split(maxsplit=2)[-1]}"), 0


def varied(world: World, seed: int) -> tuple[Counter[str], list[tuple[str, Line, Match]]]:
    """Run the year once; beside each sure line judge its variations against the books of that moment."""
    chance, counts, looked_at = random.Random(seed), Counter[str](), list[tuple[str, Line, Match]]()

    def judge(line: Line, register: Register, books: Books) -> Match:
        true = world.true_line.get(line.id)
        judged = match(line, register, books)
        if true and true["review"] == "never" and true["kind"] in ("KPCD", "DUES") and true.get("parts"):
            want = {(world.ids[part["subject"]], part["kind"], part["amount"]) for part in true["parts"]}
            way = chance.choice(ILL_WRITTEN)
            ill = rewritten(line, way(chance, unwrap(one_line(line.narrative)).payer_note))
            look("ill: " + way.__name__, ill, want, register, books)
            own = {one for one, _, _ in want} | related(register, [one for one, _, _ in want])
            options = list(misled(chance, line, register, own))
            for name, changed, payer_id in chance.sample(options, 2):
                look(
                    "mis: " + name,
                    changed,
                    {(union_or_own(register, payer_id, kind), kind, amount) for _, kind, amount in want},
                    register,
                    books,
                )
        return judged

    def look(name: str, line: Line, want: set[tuple[int, str, int]], register: Register, books: Books) -> None:
        found = match(line, register, books)
        got = {(part.payer_id, part.kind, part.amount) for part in found.parts}
        verdict = "asked" if found.status == "review" else "right" if got == want else "WRONG"
        counts[f"{name}: {verdict}"] += 1
        if verdict == "WRONG" or (verdict == "asked" and name.startswith("ill")):
            looked_at.append((f"{verdict} {name}", line, found))

    run(State.begin(world.opening), world.lines, terms=world.terms, match=judge, through=date(world.year, 12, 31))
    return counts, looked_at


def union_or_own(register: Register, payer_id: int, kind: str) -> int:
    """Return the body that owes a fund for an employer; 0 for nobody."""
    spans = register.by_id[payer_id].unions if payer_id else ()
    return spans[-1].union_id if kind == "DUES" and spans else payer_id


def related(register: Register, payers: list[int]) -> set[int]:
    """Return the bodies whose name or code may stand for these: unions, employers, branches of one family."""
    found = set[int]()
    for one in payers:
        body = register.by_id[one]
        found |= {span.union_id for span in body.unions} | set(register.employers_of.get(one, ()))
        found |= {other.id for other in register.payers if body.tax_code and other.tax_code[:10] == body.tax_code[:10]}
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    wishes = parser.parse_args()
    for folder in wishes.folders:
        counts, looked_at = varied(World(folder), wishes.seed)
        ill = sum(count for name, count in counts.items() if name.startswith("ill"))
        right = sum(count for name, count in counts.items() if name.startswith("ill") and name.endswith("right"))
        wrong = sum(count for name, count in counts.items() if name.endswith("WRONG"))
        print(f"{folder.name}: ill written {right}/{ill} right, wrong or leaked {wrong}", dict(sorted(counts.items())))
        for name, line, found in looked_at:
            told = found.evidence[-1].text if found.evidence else ""
            print("  ", name, "|", line.narrative, "|", line.account, line.name, line.amount, "|", found.rule, found.parts, told)


if __name__ == "__main__":
    main()
