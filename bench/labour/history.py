"""Three years of 500 fictitious employers: what happened, what of it somebody told, and where work stopped.

Written without weights, bands or any rule of the product, and frozen (`frozen.json`) before the first score. It imports nothing of the
product. How strongly an event weighs on people is drawn by the seed, for each kind of event and for each employer; what is told is
another draw than what happened. Hence stoppages that nothing foretold, and signals that nothing followed.

Run `python -m bench.labour.history` to compare with the frozen digest; `--freeze` writes it, once.
"""

import json
import math
import random
import sys
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

SEED = 20_210_101
FIRST, LAST = date(2021, 1, 1), date(2023, 12, 31)
EMPLOYERS = 500
TETS = (date(2021, 2, 12), date(2022, 2, 1), date(2023, 1, 22), date(2024, 2, 10))
NEW_WAGE = date(2022, 7, 1)  # the one day in these years on which a new minimum wage came into force
FROZEN = Path(__file__).parent / "frozen.json"
COMMUNES = 12
SECTORS = ("may", "da giày", "gỗ", "điện tử", "chế biến", "cao su", "thức ăn chăn nuôi", "xây dựng")
QUIET = -11.2  # the logarithm of the daily chance of a stoppage where nothing weighs on anybody
BOLT = 0.000_012  # the daily chance of a stoppage out of the blue


@dataclass
class Told:
    """One signal as somebody told it: from which day it is known, until when (exclusive)."""

    employer: int
    code: str
    kind: str
    since: date
    ended: date | None
    number: int | None = None
    line: int | None = None
    anchor: date | None = None


@dataclass
class Weight:
    """A span of days in which something weighs on the people of an employer."""

    kind: str
    first: date
    last: date


@dataclass
class Employer:
    """One employer, what weighs on it, and what was told."""

    number: int
    commune: int
    sector: int
    workers: int
    candour: float  # how often its chair tells what happens
    temper: float  # how easily its people stop work
    weights: list[Weight] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    stoppages: list[date] = field(default_factory=list)


class Chance:
    """Draws that rest on `random.random` alone, whose sequence no version of Python changes."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def unit(self) -> float:
        return self._random.random()

    def happens(self, chance: float) -> bool:
        return self.unit() < chance

    def whole(self, least: int, most: int) -> int:
        return least + int(self.unit() * (most - least + 1))

    def between(self, least: float, most: float) -> float:
        return least + self.unit() * (most - least)

    def one(self, choices: tuple[str, ...]) -> str:
        return choices[self.whole(0, len(choices) - 1)]

    def day(self, first: date = FIRST, last: date = LAST) -> date:
        return first + timedelta(days=self.whole(0, max((last - first).days, 0)))


class History:
    """Draws the employers, then lives through the days."""

    def __init__(self, seed: int = SEED) -> None:
        self.chance = Chance(seed)
        kinds = ("late", "debt", "bonus", "floor", "hours", "petition", "norm", "meal", "leaving", "conduct", "hygiene")
        self.effect = {kind: self.chance.between(0.1, 2.3) for kind in kinds}
        self.employers = [self._employer(number) for number in range(EMPLOYERS)]
        for one in self.employers:
            self._trouble_with_money(one)
            self._daily_life(one)
            self._year_round(one)
            self._committees(one)
            self._rumours(one)
        self._live()
        for one in self.employers:
            one.told = [told for told in one.told if told.since <= LAST and (told.ended is None or told.ended > told.since)]

    def _employer(self, number: int) -> Employer:
        chance = self.chance
        workers = int(40 * math.exp(chance.between(0, 3.6)))
        candour = 0.0 if chance.happens(0.12) else chance.between(0.25, 0.95)
        return Employer(
            number, chance.whole(0, COMMUNES - 1), chance.whole(0, len(SECTORS) - 1), workers, candour, chance.between(-0.8, 1.2)
        )

    def _tell(self, one: Employer, code: str, happened: date, ended: date | None, *, chance: float, delay: int, **facts: Any) -> None:
        """Tell an event some days after it happened, if anybody does; who tells forgets to end it at times."""
        if not self.chance.happens(chance):
            return
        since = happened + timedelta(days=self.chance.whole(0, delay))
        if ended is not None:
            ended += timedelta(days=self.chance.whole(0, 12) + (60 if self.chance.happens(0.07) else 0))
        one.told.append(Told(one.number, code, facts.pop("kind", ""), since, ended, **facts))

    def _spells(self, yearly: float, least: int, most: int) -> list[tuple[date, date]]:
        """Return spells of trouble at some rate a year, each of some days."""
        found, day = [], FIRST
        while day <= LAST:
            day += timedelta(days=1 + int(-math.log(max(self.chance.unit(), 1e-9)) * 365 / yearly))
            last = day + timedelta(days=self.chance.whole(least, most))
            if day <= LAST:
                found.append((day, last))
            day = last
        return found

    def _trouble_with_money(self, one: Employer) -> None:
        """Let money run short now and then: wages come late, insurance stays unpaid, orders are cut, an owner leaves."""
        chance = self.chance
        for first, last in self._spells(0.22, 30, 260):
            pay_day = chance.whole(5, 15)
            month = date(first.year, first.month, pay_day)
            while month <= min(last, LAST):
                if month >= first and chance.happens(0.55):
                    late = int(2 + chance.unit() * chance.unit() * 55)
                    paid = month + timedelta(days=late)
                    one.weights.append(Weight("late", month + timedelta(days=1), paid))
                    self._tell(one, "W1", month + timedelta(days=1), paid, chance=one.candour, delay=6, anchor=month)
                month = (date(month.year, month.month, 1) + timedelta(days=32)).replace(day=pay_day)
            if chance.happens(0.7):
                self._debt(one, first, last)
            if chance.happens(0.25):
                gone = chance.day(first, last)
                one.weights.append(Weight("leaving", gone, last))
                kind = chance.one(("owner_absent", "orders_cut", "job_cut_plan", "assets_moved"))
                self._tell(one, "W9", gone, last, chance=one.candour, delay=10, kind=kind)

    def _debt(self, one: Employer, first: date, last: date) -> None:
        """Let insurance go unpaid month after month; each month's list tells it some weeks later."""
        months = 0
        day = first + timedelta(days=30)
        while day <= min(last, LAST):
            months += 1
            listed = day + timedelta(days=self.chance.whole(20, 40))
            if self.chance.happens(0.9):
                one.told.append(Told(one.number, "W2", "", listed, listed + timedelta(days=30), number=months))
            day += timedelta(days=30)
        if months:
            one.weights.append(Weight("debt", first + timedelta(days=30), last))

    def _daily_life(self, one: Employer) -> None:
        """Let norms change, meals go wrong, people be treated badly, overtime grow, petitions go round."""
        chance = self.chance
        for kind, code, yearly, least, most, said in (
            ("norm", "W7", 0.25, 20, 70, ("",)),
            ("meal", "W8", 0.22, 4, 25, ("food_incident", "meal_below_agreed")),
            ("conduct", "W11", 0.18, 8, 50, ("abuse", "accident", "dismissal")),
            ("hours", "W5", 0.35, 25, 100, ("",)),
        ):
            for first, last in self._spells(yearly, least, most):
                one.weights.append(Weight(kind, first, last))
                self._tell(one, code, first, last, chance=one.candour * 0.85, delay=8, kind=chance.one(said))
        for first, last in self._spells(0.08, 10, 40):
            self._petition(one, first, last)

    def _petition(self, one: Employer, first: date, last: date) -> None:
        one.weights.append(Weight("petition", first, last))
        line = max(10, one.workers // self.chance.whole(2, 6))
        signed = self.chance.whole(4, max(line // 3, 5))
        self._tell(one, "W6", first, last, chance=min(one.candour + 0.2, 0.97), delay=5, number=signed, line=line)

    def _year_round(self, one: Employer) -> None:
        """Let the Tết bonus be announced late, and the new minimum wage be applied late."""
        chance = self.chance
        for tet in TETS:
            announced = tet - timedelta(days=chance.whole(22, 75) if chance.happens(0.86) else chance.whole(2, 21))
            expected = tet - timedelta(days=35)
            if announced > expected:
                one.weights.append(Weight("bonus", expected, announced))
            asked = tet - timedelta(days=45)
            if announced > asked:
                self._tell(one, "W3", asked, min(announced, tet), chance=0.2 + one.candour * 0.75, delay=6, anchor=tet)
        if chance.happens(0.13):
            applied = NEW_WAGE + timedelta(days=chance.whole(25, 200))
            one.weights.append(Weight("floor", NEW_WAGE + timedelta(days=20), applied))
            self._tell(one, "W4", NEW_WAGE + timedelta(days=20), applied, chance=0.8, delay=25, kind="min_wage_not_applied")

    def _committees(self, one: Employer) -> None:
        """Let dialogue lapse, agreements expire, chairs resign: states that a register knows, and that weigh little day by day."""
        for kind, yearly, least, most in (
            ("no_dialogue_12_months", 0.3, 60, 420),
            ("cba_expired", 0.22, 40, 300),
            ("chair_empty", 0.12, 30, 160),
        ):
            for first, last in self._spells(yearly, least, most):
                if self.chance.happens(0.5):
                    one.weights.append(Weight("hygiene", first, last))
                one.told.append(Told(one.number, "W12", kind, first, last))

    def _rumours(self, one: Employer) -> None:
        """Let things be told that did not happen, or did not matter."""
        chance = self.chance
        for first, last in self._spells(0.3, 5, 45):
            code, kind = (("W7", ""), ("W8", "food_incident"), ("W9", "orders_cut"), ("W11", "abuse"), ("W5", ""))[chance.whole(0, 4)]
            self._tell(one, code, first, last, chance=0.6, delay=2, kind=kind)

    def _live(self) -> None:
        """Go through the days: what weighs adds up, neighbours' stoppages are heard of, Tết comes near; now and then work stops."""
        recent: list[tuple[date, Employer]] = []
        day = FIRST
        while day <= LAST:
            recent = [(when, who) for when, who in recent if (day - when).days <= 12]
            near_tet = any(0 <= (tet - day).days <= 50 for tet in TETS)
            for one in self.employers:
                if one.stoppages and (day - one.stoppages[-1]).days < 40:
                    continue
                heard = sum(1 for _, who in recent if who is not one and (who.commune, who.sector) == (one.commune, one.sector))
                heard_far = sum(1 for _, who in recent if who is not one and who.sector == one.sector)
                strain = sum(self.effect[weight.kind] for weight in one.weights if weight.first <= day <= weight.last)
                odds = QUIET + one.temper + 1.25 * strain + 0.9 * near_tet + 0.8 * min(heard, 2) + 0.25 * min(heard_far, 2)
                if self.chance.happens(min(math.exp(odds), 0.2)) or self.chance.happens(BOLT):
                    self._stop(one, day)
                    recent.append((day, one))
            day += timedelta(days=1)

    def _stop(self, one: Employer, day: date) -> None:
        """Let work stop: much of what weighed is settled within two weeks, and whoever told it says so at times."""
        one.stoppages.append(day)
        settled = day + timedelta(days=self.chance.whole(2, 14))
        for weight in one.weights:
            if weight.first <= day < weight.last and self.chance.happens(0.75):
                weight.last = min(weight.last, settled)
        for told in one.told:
            if told.code != "W12" and told.since <= day and (told.ended is None or told.ended > settled) and self.chance.happens(0.7):
                told.ended = settled + timedelta(days=1)

    def as_facts(self) -> dict[str, Any]:
        """Return what the score may see: who there is, what was told and when, where work stopped."""
        return {
            "first": FIRST.isoformat(),
            "last": LAST.isoformat(),
            "employers": [[one.number, one.commune, SECTORS[one.sector], one.workers] for one in self.employers],
            "signals": [list(asdict(told).values()) for one in self.employers for told in sorted(one.told, key=lambda told: told.since)],
            "stoppages": [[one.number, day.isoformat()] for one in self.employers for day in one.stoppages],
        }


def canonical(facts: dict[str, Any]) -> bytes:
    """Return the bytes whose digest is frozen."""
    return json.dumps(facts, ensure_ascii=False, default=date.isoformat, separators=(",", ":")).encode()


def digest_of(facts: dict[str, Any]) -> str:
    """Return the digest of a history."""
    return sha256(canonical(facts)).hexdigest()


def main() -> None:
    """Compare with the frozen digest, or write it."""
    facts = History().as_facts()
    told = {
        "seed": SEED,
        "employers": len(facts["employers"]),
        "signals": len(facts["signals"]),
        "stoppages": len(facts["stoppages"]),
        "sha256": digest_of(facts),
    }
    if "--freeze" in sys.argv:
        if FROZEN.exists():
            raise SystemExit("frozen already")
        FROZEN.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(told), "as frozen" if told == json.loads(FROZEN.read_text(encoding="utf-8")) else "NOT as frozen")


if __name__ == "__main__":
    main()
