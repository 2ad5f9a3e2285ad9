"""Money that is no fee, before a register as large as the country's: how much of it is booked without a person, which must be none.

    python3 dev bench strangers [--lines 100000] [--payers 400000] [--seed 1] [--round] [--show 20]

Salaries, goods, rent, taxes, school fees, party and youth dues, production stages ("công đoạn"), persons, phone and order numbers that look
like tax codes, names that are nearly or exactly registered: in every wrapper of `worlds/wrappers.py`, some from registered accounts.
Prints lines, auto-booked lines by sort of text, seconds and memory. Everything is invented.
"""

import argparse
import gc
import json
import multiprocessing
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.worlds import phrases, wrappers
from bench.worlds.elsewhere import FAMILY, FORMS, PUBLIC, SYLLABLES, TEXTS, TRADES
from bench.worlds.facts import folded, tax_code

from congdoan.finance.collection.rules.matching import match
from congdoan.finance.collection.rules.model import Earlier, Line, Match, Payer, Register, UnionSpan

PART = 2_000
OWN_ID, OWN_ACCOUNT, OWN_NAME = 1, "117999950001", "LIEN DOAN LAO DONG TINH VI DU"


class Neighbourhood:
    """A register of invented payers, and strangers who live beside them."""

    def __init__(self, chance: Random, payers: int) -> None:
        self.chance = chance
        self.register = Register(tuple(self._payers(payers)), (), OWN_ID, frozenset({OWN_ACCOUNT}))
        employers = [payer for payer in self.register.payers if payer.kind == "employer"]
        self.employers: Sequence[Payer] = employers
        self.phone_like = [payer.tax_code for payer in employers if payer.tax_code[:2] in ("03", "05", "07", "08", "09")]

    def _payers(self, count: int) -> Iterator[Payer]:
        """Give the collector, then employers, two of three with a union of their own."""
        yield Payer(OWN_ID, "LDLD", "upper", "Liên đoàn Lao động tỉnh Ví Dụ", accounts=(OWN_ACCOUNT,))
        codes = self._codes()
        number = OWN_ID + 1
        while number < count:
            name, commune = self.name(), f"Xã {self.core()}"
            spans: tuple[UnionSpan, ...] = ()
            if self.chance.random() < 0.67 and number + 1 < count:
                union = Payer(
                    number,
                    f"CD{number:06d}",
                    "union",
                    f"CĐCS {name}",
                    accounts=(self.account(),),
                    founded_on=date(2015, 1, 1),
                    commune=commune,
                )
                yield union
                spans = (UnionSpan(number, date(2015, 1, 1)),)
                number += 1
            yield Payer(
                number, f"DV{number:06d}", "employer", name, tax_code=next(codes), si_unit_code=self.insurance_code(),
                accounts=(self.account(),), unions=spans, liable_from=date(2015, 1, 1), commune=commune,
            )  # fmt: skip
            number += 1

    def _codes(self) -> Iterator[str]:
        """Give every valid code of the fictitious serials once, in a drawn order of serials."""
        serials = list(range(9_990_001, 10_000_000))
        self.chance.shuffle(serials)
        for serial in serials:
            for prefix in range(1, 100):
                if code := tax_code(f"{prefix:02d}", serial):
                    yield code

    def core(self) -> str:
        return " ".join(self.chance.sample(SYLLABLES, self.chance.choice((2, 2, 3))))

    def name(self) -> str:
        if self.chance.random() < 0.2:
            return f"{self.chance.choice(PUBLIC)} {self.core()}"
        return " ".join(f"{self.chance.choice(FORMS)} {self.chance.choice(TRADES)} {self.core()}".split())

    def account(self) -> str:
        return "".join(self.chance.choices("0123456789", k=self.chance.choice((10, 12, 13, 14))))

    def insurance_code(self) -> str:
        return (
            "".join(self.chance.choices("ABCDEGHKLMNPTVXY", k=2))
            + f"{self.chance.randrange(10_000):04d}"
            + self.chance.choice("ABCDEHKLMNP")
        )

    def person(self) -> str:
        return f"{self.chance.choice(FAMILY)} {folded(self.core()).upper()}"

    def nearly(self) -> str:
        """Return a registered name with one word changed, added or lost."""
        words = self.chance.choice(self.employers).name.split()
        how = self.chance.randrange(4)
        if how == 0:
            words.append(self.chance.choice(("2", "II", "Miền Nam", "Group", "Việt Nam")))
        elif how == 1:
            words[-1] = self.chance.choice(SYLLABLES)
        elif how == 2 and len(words) > 4:
            del words[self.chance.randrange(3, len(words))]
        else:
            words[:1] = ["Cửa hàng"]
        return " ".join(words)

    def ten_digits(self) -> str:
        """Return a phone, an order number, a code of nobody, or a phone that happens to be a registered tax code."""
        roll = self.chance.randrange(10)
        if roll < 2 and self.phone_like:
            return self.chance.choice(self.phone_like)
        if roll < 4:
            found = None
            while found is None:
                found = tax_code(f"{self.chance.randrange(1, 100):02d}", self.chance.randint(1_000_000, 9_989_999))
            return found
        return self.chance.choice(("03", "05", "07", "08", "09")) + "".join(self.chance.choices("0123456789", k=8))

    def lines(self, count: int) -> Iterator[tuple[str, Line]]:
        """Give lines of money in, with the sort of their text; every sort as often as the others."""
        sorts = list(TEXTS)
        for number in range(count):
            sort = sorts[number % len(sorts)]
            yield sort, self._line(number, sort)

    def _line(self, number: int, sort: str) -> Line:
        chance, known = self.chance, self.chance.choice(self.employers)
        name = known.name if chance.random() < 0.6 else folded(known.name).upper()
        at = datetime(2024, 1, 2, 8) + timedelta(minutes=chance.randrange(360 * 24 * 60))
        month = f"T{at.month}/{at.year}"
        note = chance.choice(TEXTS[sort]).format(
            n=name, m=self.nearly(), w=self.person(), p=month, d=chance.randint(1, 99_999), t=self.ten_digits(),
            b=known.si_unit_code if chance.random() < 0.5 else self.insurance_code(),
        )  # fmt: skip
        if chance.random() < 0.5:
            note = folded(note)
        note = chance.choice((str.upper, str.lower, str))(phrases.tidy(note))
        is_known = chance.random() < 0.12 and sort != "nothing"  # silence from a payer's own account is no text of a stranger
        account = chance.choice(known.accounts) if is_known else self.account()
        holder = known.name if is_known else (self.person() if chance.random() < 0.6 or sort == "nothing" else self.nearly())
        return self._wrapped(number, at, note, account, holder)

    def _wrapped(self, number: int, at: datetime, note: str, account: str, holder: str) -> Line:
        """Put a bank's words around a note; what its layout shows in columns stands in the line's fields."""
        chance = self.chance
        envelope = wrappers.Envelope(chance, note, at, OWN_ACCOUNT, OWN_NAME, account, holder)
        if chance.random() < 0.5:
            layout, fields = chance.choice(list(wrappers.AROUND)), chance.random() < 0.7
            choices = wrappers.AROUND[layout]
        else:
            layout, fields = chance.choice(list(wrappers.SEEN)), False
            choices = wrappers.SEEN[layout][chance.choice(("account", "name", "none"))]
        wrapper = chance.choices([one for one, _ in choices], [weight for _, weight in choices])[0]
        shown = {"account": account, "name": folded(holder).upper()} if fields else {}
        amount = chance.choice((chance.randint(2, 900) * 10_000, chance.randint(20_000, 90_000_000)))
        return Line(
            number, "strangers", number + 1, at, "C", amount, reference=f"S{number}", narrative=wrapper(envelope), position=number, **shown
        )


class Books:
    """Books in which everybody owes every month, all of it open. Nothing was learned, nothing came before.

    Dues are odd sums, as wages make them. With `is_round` they are multiples of 10,000 đồng, like half of the lines: then chance alone
    makes many a stranger's sum somebody's due, which must not decide.
    """

    def __init__(self, *, is_round: bool = False) -> None:
        self.is_round = is_round

    def due(self, payer_id: int, kind: str, month: int) -> int | None:
        return (payer_id * 37 % 900 + 2) * 10_000 if self.is_round else payer_id * 7_919 % 90_000_000 + 20_001

    def remaining(self, payer_id: int, kind: str, month: int) -> int:
        return self.due(payer_id, kind, month) or 0

    def open_months(self, payer_id: int, kind: str, on: date) -> Sequence[tuple[int, int]]:
        return [(on.year * 100 + month, self.remaining(payer_id, kind, month)) for month in range(1, on.month + 1)]

    def credit(self, payer_id: int, kind: str) -> int:
        return 0

    def learned(self, account: str) -> Sequence[int]:
        return ()

    def earlier(self, *, account: str | None = None, amount: int | None = None, direction: str | None = None) -> Sequence[Earlier]:
        return ()

    def by_reference(self, reference: str) -> Earlier | None:
        return None

    def payable(self, unit_id: int) -> int:
        return 0


def booked(neighbourhood: Neighbourhood, lines: int, *, is_round: bool = False) -> Iterator[tuple[str, Line, Match]]:
    """Give every line that the matcher would book by itself."""
    books = Books(is_round=is_round)
    for sort, line in neighbourhood.lines(lines):
        held = match(line, neighbourhood.register, books)
        if held.status == "auto":
            yield sort, line, held


class Street:
    """What a forked process knows: the whole register, so that parts of the lines can be judged side by side."""

    neighbourhood: Neighbourhood
    wishes: argparse.Namespace


def judge_part(part: int) -> tuple[int, list[tuple[str, str, str, str]]]:
    """Judge one part of the lines, drawn from a chance of its own; return the number of lines and what was booked."""
    count = min(PART, Street.wishes.lines - part * PART)
    Street.neighbourhood.chance = Random(f"{Street.wishes.seed}/{part}")
    found = booked(Street.neighbourhood, count, is_round=Street.wishes.round)
    return count, [(sort, held.rule, line.narrative, line.name) for sort, line, held in found]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--payers", type=int, default=400_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--round", action="store_true", help="dues are round sums, as many lines are")
    parser.add_argument("--show", type=int, default=20, help="print so many of the lines that were booked")
    parser.add_argument("--processes", type=int, default=2)
    wishes = Street.wishes = parser.parse_args()
    began = time.perf_counter()
    neighbourhood = Street.neighbourhood = Neighbourhood(Random(wishes.seed), wishes.payers)
    made = time.perf_counter()
    match(next(neighbourhood.lines(1))[1], neighbourhood.register, Books())  # the first line builds the matcher's own index of names
    gc.freeze()  # a forked process shares what nobody touches
    indexed = time.perf_counter()
    judged, found = 0, list[tuple[str, str, str, str]]()
    with multiprocessing.get_context("fork").Pool(wishes.processes) as pool:
        for count, some in pool.imap_unordered(judge_part, range(-(-wishes.lines // PART))):
            for one in some[: max(0, wishes.show - len(found))]:
                print(json.dumps(one, ensure_ascii=False), file=sys.stderr)
            judged, found = judged + count, found + some
            print(f"{judged:,} of {wishes.lines:,}: {len(found)} booked", file=sys.stderr, flush=True)
    ended = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print("| payers | lines | auto-booked | register_s | index_s | matching_s | lines_per_s | processes | rss_mb |")
    print("|---|---|---|---|---|---|---|---|---|")
    times = f"{made - began:.1f} | {indexed - made:.1f} | {ended - indexed:.1f} | {judged / (ended - indexed):,.0f}"
    print(f"| {wishes.payers:,} | {judged:,} | {len(found)} | {times} | {wishes.processes} | {memory:,} |")
    for (sort, rule), count in Counter((sort, rule) for sort, rule, _, _ in found).most_common():
        print(f"    {count} {sort}: {rule}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
