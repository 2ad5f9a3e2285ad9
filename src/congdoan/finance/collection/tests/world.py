"""A test world read from its folder, with its known answers: the yardstick of matching and of the account.

`python -m congdoan.finance.collection.tests.world` proves the account with the true matches;
`… --score [--wrong N] [--out answers.csv]` lets the matcher judge every line and runs the world's own scorer.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from congdoan.conftest import shared_data
from congdoan.finance.banking.rules.statements import read
from congdoan.finance.collection.rules.engine import in_statement_order, run
from congdoan.finance.collection.rules.model import (
    Charge,
    FormerName,
    Line,
    Match,
    Matcher,
    Opening,
    OpeningCredit,
    Part,
    Payer,
    PayerGroup,
    Register,
    UnionSpan,
)
from congdoan.finance.collection.rules.state import Outcome, State
from congdoan.finance.collection.rules.terms import Level, SplitPolicy, Terms
from congdoan.foundation.kernel.money import share_of
from congdoan.foundation.kernel.periods import first_day, last_day, parse_month

WORLD = ("data", "worlds", "duong-minh-chau-2024")


@dataclass(frozen=True)
class World:
    folder: Path

    def rows(self, name: str) -> list[dict[str, str]]:
        with (self.folder / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    @cached_property
    def rules(self) -> dict[str, Any]:
        return yaml.safe_load((self.folder / "rules.yaml").read_text(encoding="utf-8"))

    @cached_property
    def truth(self) -> dict[str, Any]:
        return json.loads((self.folder / "truth.json").read_text(encoding="utf-8"))

    @cached_property
    def year(self) -> int:
        return self.rules["year"]

    @cached_property
    def ids(self) -> dict[str, int]:
        codes = [row["code"] for name in ("unions.csv", "employers.csv") for row in self.rows(name)]
        return {code: number for number, code in enumerate(codes, start=101)}

    @cached_property
    def codes(self) -> dict[int, str]:
        return {number: code for code, number in self.ids.items()}

    @cached_property
    def collector(self) -> dict[str, str]:
        return next(row for row in self.rows("unions.csv") if row["level"] == "huyen")

    @cached_property
    def register(self) -> Register:
        unions = {row["code"]: row for row in self.rows("unions.csv")}
        payers = [self._union(row) for row in unions.values()] + [self._employer(row, unions) for row in self.rows("employers.csv")]
        members: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in self.rows("payer_groups.csv"):
            members[row["group_code"]].append(row)
        groups = [
            PayerGroup(code, rows[0]["name"], rows[0]["tax_code"], rows[0]["account"], tuple(self.ids[r["employer_code"]] for r in rows))
            for code, rows in members.items()
        ]
        return Register(tuple(payers), tuple(groups), self.ids[self.collector["code"]], self.own_accounts)

    @cached_property
    def own_accounts(self) -> frozenset[str]:
        """The collector's accounts: that of the register, and those of `accounts.csv` where a world has several."""
        further = self.rows("accounts.csv") if (self.folder / "accounts.csv").is_file() else []
        return frozenset({self.collector["account"], *(row["account"] for row in further)})

    def _union(self, row: dict[str, str]) -> Payer:
        return Payer(
            id=self.ids[row["code"]],
            code=row["code"],
            kind="union" if row["level"] == "co_so" else "upper",
            name=row["name"],
            accounts=tuple(filter(None, [row["account"]])),
            founded_on=date.fromisoformat(row["founded_on"]),
            until=day_after(row["ended_on"]),
            successor_id=self.ids.get(row["successor_code"]),
            commune=row["commune"],
        )

    def _employer(self, row: dict[str, str], unions: dict[str, dict[str, str]]) -> Payer:
        spans: tuple[UnionSpan, ...] = ()
        if row["union_code"]:
            union = unions[row["union_code"]]
            spans = (UnionSpan(self.ids[union["code"]], date.fromisoformat(union["founded_on"]), day_after(union["ended_on"])),)
        return Payer(
            id=self.ids[row["code"]],
            code=row["code"],
            kind="employer",
            name=row["name"],
            former_names=tuple(FormerName(name) for name in row["former_names"].split(";") if name),
            tax_code=row["tax_code"],
            si_unit_code=row["si_unit_code"],
            accounts=tuple(filter(None, row["bank_accounts"].split(";"))),
            unions=spans,
            liable_from=date.fromisoformat(row["liable_from"]) if row["liable_from"] else None,
            liable_until=day_after(row["liable_until"]),
            commune=row["commune"],
        )

    @cached_property
    def charges(self) -> tuple[Charge, ...]:
        fund_rate, kept_rate = Fraction(self.rules["kpcd"]["rate"]), Fraction(self.rules["split"]["dues_kept_by_union"])
        owed: dict[tuple[str, str, int], int] = {}
        for row in self.rows("payroll.csv"):
            payer, month = self.register.by_code[row["employer_code"]], parse_month(row["month"])
            is_liable = (payer.liable_from is None or payer.liable_from <= last_day(month)) and (
                payer.liable_until is None or payer.liable_until > first_day(month)
            )
            if is_liable:
                owed[payer.code, "KPCD", month] = share_of(int(row["si_wage_fund"]), fund_rate)
        for row in self.rows("dues.csv"):
            collected = int(row["dues_collected"])
            owed[row["union_code"], "DUES", parse_month(row["month"])] = collected - share_of(collected, kept_rate)
        for row in self.rows("opening.csv"):
            if row["kind"].startswith("ARREARS_"):
                key = (row["code"], row["kind"].removeprefix("ARREARS_"), parse_month(row["period"]))
                owed[key] = owed.get(key, 0) + int(row["amount"])
        return tuple(Charge(self.ids[code], kind, month, amount) for (code, kind, month), amount in owed.items())  # type: ignore[arg-type]

    @cached_property
    def opening(self) -> Opening:
        sums: dict[str, dict[str, int]] = defaultdict(dict)
        for row in self.rows("opening.csv"):
            if not row["kind"].startswith("ARREARS_"):
                sums[row["kind"]][row["code"]] = int(row["amount"])
        payable = {
            self.ids[code]: amount
            for kind in ("PAYABLE_UNION", "PAYABLE_PROVINCE", "PAYABLE_CONFEDERATION")
            for code, amount in sums[kind].items()
        }
        return Opening(
            on=date(self.year, 1, 1),
            bank=sum(sums["BANK"].values()),
            payable=payable,
            held={self.ids[code]: amount for code, amount in sums["HELD_NO_UNION"].items()},
            credits=tuple(OpeningCredit(self.ids[code], "KPCD", amount) for code, amount in sums["CREDIT_KPCD"].items()),
            suspense=sum(sums["SUSPENSE"].values()),
            own=sum(sums["OWN_DISTRICT"].values()),
        )

    @cached_property
    def terms(self) -> Terms:
        split = self.rules["split"]
        at_level = {"district": "huyen", "province": "tinh", "confederation": "trung_uong"}
        unit = {row["level"]: self.ids[row["code"]] for row in self.rows("unions.csv") if row["level"] != "co_so"}
        levels = tuple(Level(name, Fraction(ratio), unit[at_level[name]]) for name, ratio in split["upper_table_illustrative"].items())
        policy = SplitPolicy(date(self.year, 1, 1), date(self.year + 1, 1, 1), Fraction(split["kpcd_base_share"]), levels)
        return Terms(self.register, self.charges, (policy,))

    @cached_property
    def lines(self) -> list[Line]:
        found = []
        for path in sorted((self.folder / "statements").glob("*.*")):
            found += read_lines(path, first_id=len(found) + 1)
        return in_statement_order(found)

    @cached_property
    def true_line(self) -> dict[int, dict[str, Any]]:
        """The answer for each printed row that is no repeat, by line id."""
        at = {}
        for line in self.truth["lines"]:
            for place in (line, *line.get("also_printed_at", [])):
                at[Path(place["file"]).name, place["row"]] = line
        seen: set[str] = set()
        found = {}
        for line in self.lines:
            true = at[line.file, line.row]
            if true["id"] not in seen:
                found[line.id] = true
                seen.add(true["id"])
        return found

    @cached_property
    def id_of_truth(self) -> dict[str, int]:
        return {line["id"]: line_id for line_id, line in self.true_line.items()}

    def true_match(self, line_id: int, *, with_reviews: bool = False) -> Match:
        """Return the match that a perfect reader makes; a line that must be reviewed waits, unless its answer is asked for."""
        line = self.true_line[line_id]
        if line["review"] == "must":
            if not with_reviews or line["kind"] not in ("KPCD", "DUES"):
                return Match("review", "truth", line["kind"])
            (payer,) = line["true_payer_if_asked"]
            return Match("decided", "truth", line["kind"], (Part(line["kind"], self.ids[payer], line["amount"]),))
        parts = tuple(
            Part(p["kind"], self.ids[p["subject"]], p["amount"], tuple(parse_month(m) for m in p["stated"]) or None)
            for p in line.get("parts", [])
        )
        refers_to = self.id_of_truth[line["refers_to"]] if "refers_to" in line else None
        return Match("auto", "truth", line["kind"], parts, self.ids.get(line.get("target", "")), refers_to)

    def run_truth(self, *, with_reviews: bool = False) -> Outcome:
        def match(line: Line, register: Register, books: object) -> Match:
            return self.true_match(line.id, with_reviews=with_reviews)

        return run(State.begin(self.opening), self.lines, terms=self.terms, match=match, through=date(self.year, 12, 31))

    def run_matcher(
        self,
        match: Matcher,
        *,
        state: State | None = None,
        lines: list[Line] | None = None,
        decisions: Mapping[int, Match] | None = None,
    ) -> Outcome:
        begun = State.begin(self.opening) if state is None else state
        given, through = (self.lines, date(self.year, 12, 31)) if lines is None else (lines, lines[-1].on)
        return run(begun, given, terms=self.terms, match=match, decisions=decisions or {}, through=through)


def day_after(text: str) -> date | None:
    return date.fromisoformat(text) + timedelta(days=1) if text else None


def read_lines(path: Path, *, first_id: int) -> list[Line]:
    """Read one statement as the product does."""
    (statement,) = read(path.read_bytes(), name=path.name)
    return [
        Line(
            id=first_id + number,
            file=path.name,
            row=row.row,
            booked_at=row.booked_at,
            direction=row.direction,
            amount=int(row.amount),
            reference=row.reference or "",
            account=row.counterparty_account or "",
            name=row.counterparty_name or "",
            narrative=row.narrative,
            virtual_account=row.virtual_account or "",
            position=row.position,
            fingerprint=row.fingerprint,
            repeat=row.repeat,
        )
        for number, row in enumerate(statement.lines)
    ]


def load_world() -> World:
    return World(shared_data(*WORLD))


def answer_rows(world: World, outcome: Outcome) -> list[tuple[str, int, str, str, str, int]]:
    """List the answers as the world's scorer reads them: file, row, status, kind, subject, amount."""
    found = []
    for step in outcome.steps:
        if step.cause != "line" or step.line is None or step.match is None:
            continue
        line, match = step.line, step.match
        if match.status == "review" or match.kind in ("OTHER_IN", "WRONG_IN"):
            found.append((line.file, line.row, "review", match.kind or "", "", line.amount))
        elif match.parts:
            found += [(line.file, line.row, "auto", part.kind, world.codes[part.payer_id], part.amount) for part in match.parts]
        else:
            found.append((line.file, line.row, "auto", match.kind or "", world.codes.get(match.target_id or 0, ""), line.amount))
    return found


def score(world: World, outcome: Outcome, answers: Path) -> dict[str, Any]:
    """Write the answers and return what the world's own scorer says of them."""
    with answers.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "row", "status", "kind", "subject", "amount"])
        writer.writerows(answer_rows(world, outcome))
    ran = subprocess.run([sys.executable, world.folder / "score.py", answers], capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


def wrong_lines(world: World, outcome: Outcome) -> list[tuple[str, Line, Match, dict[str, Any]]]:
    """List (verdict, line, match, truth) of every line that is not as it should be, worst first."""
    found = []
    for step in outcome.steps:
        if step.cause != "line" or step.line is None or step.match is None:
            continue
        true = world.true_line[step.line.id]
        want = sorted((p["subject"], p["kind"], p["amount"]) for p in true.get("parts", []))
        got = sorted((world.codes[p.payer_id], p.kind, p.amount) for p in step.match.parts)
        if step.match.status == "review":
            if true["review"] != "must":
                found.append(("2 asked:" + true["review"], step.line, step.match, true))
        elif true["review"] == "must" and step.match.kind in ("KPCD", "DUES", "BOTH", "OTHER_IN", "WRONG_IN"):
            found.append(("0 leak", step.line, step.match, true))
        elif got != want or (not want and step.match.kind != true["kind"]):
            found.append(("1 wrong", step.line, step.match, true))
    return sorted(found, key=lambda row: row[0])


def compare(world: World, outcome: Outcome) -> dict[str, int]:
    """Return how many cells of each true table differ. All are 0 when the true matches were run."""
    from congdoan.finance.collection.tests.tables import differences

    return {name: len(rows) for name, rows in differences(world, outcome).items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--score", action="store_true")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="print the first N lines judged wrongly or asked")
    parser.add_argument("--out", type=Path, help="keep the answers here")
    given = parser.parse_args()
    world = load_world()
    if not given.score:
        print(json.dumps(compare(world, world.run_truth()), indent=1))
        return
    from congdoan.finance.collection.rules.matching import match

    outcome = world.run_matcher(match)
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(score(world, outcome, given.out or Path(folder) / "answers.csv"), indent=1))
    rows = wrong_lines(world, outcome)
    print(Counter((verdict, trap) for verdict, _, _, true in rows for trap in true["traps"] or ["plain"]).most_common(40))
    for verdict, line, held, true in rows[: given.wrong]:
        print(f"\n{verdict} {true['id']} {line.booked_at} {line.direction} {line.amount} {line.account!r} {line.name!r} {line.narrative!r}")
        print("   held:", held.status, held.rule, held.kind, [(world.codes[p.payer_id], p.kind, p.amount, p.months) for p in held.parts])
        print(
            "   true:",
            true["kind"],
            true["evidence"],
            true["traps"],
            [(p["subject"], p["kind"], p["amount"]) for p in true.get("parts", [])],
        )


if __name__ == "__main__":
    main()
